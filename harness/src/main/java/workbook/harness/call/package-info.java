/** The words for calls of the learner's methods: what they return, what they refuse, and calls that wait. */
package workbook.harness.call;
