/**
 * The words for pure state machines: a script of events and of what the machine answers, in the field's own notation.
 */
package workbook.harness.script;
