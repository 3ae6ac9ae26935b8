/** The words for predictions: a learner's answer is held against what a small program really does. */
package workbook.harness.predict;
