/** The words for HTTP/1.1: scripted servers and clients for the learner's program, and the JDK's own of both. */
package workbook.harness.http;
