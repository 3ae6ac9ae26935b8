/** Makes what is read at the end of a run: the findings, the board, the sum over the lessons, the record on disk. */
package workbook.harness.report;
