/** The words for UDP: scripted peers on loopback that record their own end, and a network that plays faults. */
package workbook.harness.udp;
