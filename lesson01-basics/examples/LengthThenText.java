import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import workbook.basics.ExactReader;

/** Reads a length and then as many bytes, from a stream whose reads stop at the cuts between its pieces. */
class LengthThenText {

    public static void main(String[] arguments) throws IOException {
        InputStream in = pieces("05 48", "65 6c 6c", "6f 21");
        System.out.println("pieces              05 48 | 65 6c 6c | 6f 21");
        int length = ExactReader.readExactly(in, 1)[0];
        System.out.println("readExactly(in, 1)  0" + length);
        byte[] text = ExactReader.readExactly(in, length);
        System.out.println("readExactly(in, " + length + ")  " + hex(text) + "   " + text(text));
        System.out.println("left in the stream  " + hex(in.readAllBytes()));
        System.out.println();
        try {
            ExactReader.readExactly(pieces("48 65", "6c 6c"), 5);
        } catch (EOFException e) {
            String told = e.getMessage();
            System.out.println(
                    "5 bytes where 4 come: EOFException, names 4 and 5: " + (told.contains("4") && told.contains("5")));
        }
    }

    /** Returns a stream of the pieces in order; no read of it crosses from one piece to the next. */
    private static InputStream pieces(String... pieces) {
        InputStream joined = InputStream.nullInputStream();
        for (String piece : pieces) {
            byte[] bytes = HexFormat.ofDelimiter(" ").parseHex(piece);
            joined = new SequenceInputStream(joined, new ByteArrayInputStream(bytes));
        }
        return joined;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return '"' + new String(bytes, StandardCharsets.US_ASCII) + '"';
    }
}
