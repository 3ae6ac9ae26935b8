/** The words for programs that nobody here wrote, such as curl: they run as processes of their own. */
package workbook.harness.program;
