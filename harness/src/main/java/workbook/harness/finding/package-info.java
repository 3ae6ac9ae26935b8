/** What a failed check has to say, and how it is found out: advice, blocked calls, the learner's own frames. */
package workbook.harness.finding;
