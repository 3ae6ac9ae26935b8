/** The words for time and chance: a clock that pauses move on, and numbers that come as they were written down. */
package workbook.harness.time;
