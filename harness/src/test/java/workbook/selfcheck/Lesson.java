package workbook.selfcheck;

/**
 * One lesson of the workbook.
 *
 * @param module its module, which is its folder's name too
 * @param packageName the last part of its package's name
 */
record Lesson(String module, String packageName) {}
