/** The annotations that make a class a suite, and the words that every kind of suite shares. */
package workbook.harness;
