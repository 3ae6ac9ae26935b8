/** The words for TCP: scripted peers on loopback that record their own end, and the faults that they play. */
package workbook.harness.tcp;
