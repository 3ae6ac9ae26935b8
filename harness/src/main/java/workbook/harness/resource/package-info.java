/** Looks at what the learner's program takes of the machine: the threads that it runs on, the memory that it holds. */
package workbook.harness.resource;
