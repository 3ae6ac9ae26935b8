/** The stage of one check: its time, its seed, what it opened, and the record of what went over the wire. */
package workbook.harness.scene;
