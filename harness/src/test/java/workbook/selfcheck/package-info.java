/**
 * Proves the workbook: scores of references, stubs, variants and known mistakes, and that no exercise lacks a part.
 *
 * <p>Everything runs on a copy of the tree, built by the Maven that runs this, so that nothing of a working copy is touched.
 */
package workbook.selfcheck;
