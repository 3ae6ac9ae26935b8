/** Compares the references of lesson 02 with servers on Netty that do the same work; prints figures and judges nothing. */
package workbook.servers;
