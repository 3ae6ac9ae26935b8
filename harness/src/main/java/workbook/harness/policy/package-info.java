/** Holds the learner's class files against the course's API policy, before any of them is loaded. */
package workbook.harness.policy;
