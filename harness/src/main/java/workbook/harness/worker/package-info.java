/**
 * Runs single checks in a JVM that may be lost.
 *
 * <p>The supervisor, which is the JVM that JUnit runs in, holds {@link workbook.harness.worker.Workers} and asks one worker after
 * the other. The worker's side begins in {@code WorkerMain}; no class of it uses JUnit. They talk in lines over the
 * worker's standard input and output, each line beginning with a nonce that only the two know.
 */
package workbook.harness.worker;
