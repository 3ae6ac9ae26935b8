/** Makes the text that a learner reads: sentences, numbers with units, bytes. */
package workbook.harness.text;
