/** The words for streams that a check hands to the learner's program: bytes that come in pieces, as on a connection. */
package workbook.harness.stream;
