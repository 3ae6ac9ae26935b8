/** Shows an exercise's hints one at a time: {@code mvn compile -Dhint=1.5}. */
package workbook.harness.hint;
