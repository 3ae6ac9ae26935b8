package workbook.harness.policy;

import java.util.Objects;

/**
 * Tells one place where a class does what the course does not allow.
 *
 * @param className binary name of the class, such as {@code workbook.tcp.EchoServer$Session}
 * @param sourceFile name of the source file, such as {@code EchoServer.java}; made from the class's name where the class
 *     file does not tell it
 * @param line line in the source file, 0 when unknown
 * @param call what is refused, as a student would write it: {@code System.exit(int)}, {@code new Scanner(File)},
 *     {@code java.io.FileInputStream}
 * @param reason one sentence for the student that says why the course refuses it
 */
public record Breach(String className, String sourceFile, int line, String call, String reason) {
    /** Checks that every text is there and that the line is not negative. */
    public Breach {
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(sourceFile, "sourceFile");
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(reason, "reason");
        if (line < 0) {
            throw new IllegalArgumentException("line " + line + " is negative");
        }
    }
}
