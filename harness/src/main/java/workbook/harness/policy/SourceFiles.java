package workbook.harness.policy;

/** Guesses the source file of a class whose class file does not tell it. */
final class SourceFiles {
    private SourceFiles() {}

    /** Returns {@code EchoServer.java} for {@code workbook.tcp.EchoServer$Session}. */
    static String guess(String binaryName) {
        String simple = binaryName.substring(binaryName.lastIndexOf('.') + 1);
        int nested = simple.indexOf('$', 1);
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    }
}
