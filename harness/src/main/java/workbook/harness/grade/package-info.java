/** Checks, how they ended, and their sums: the values that the reports are made of. */
package workbook.harness.grade;
