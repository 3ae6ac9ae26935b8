/** Scripted peers that speak TLS on top of TCP, and the certificates that they prove themselves with. */
package workbook.harness.tls;
