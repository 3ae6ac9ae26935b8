/**
 * Joins JUnit to the workers: which checks are planned, how each ends, and what is printed and written at the end.
 *
 * <p>Under Maven each check runs in a worker. In an IDE, where Surefire's properties are missing, it runs in JUnit's own JVM
 * and without a limit, so that breakpoints work.
 */
package workbook.harness.grading;
