/** The words for HTTP/1.1: what the learner's program asks of a scripted server, and a server that others wrote. */
package workbook.harness.http;
