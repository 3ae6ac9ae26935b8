import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.HexFormat;
import workbook.basics.LineReader;

/** Reads the lines of eleven bytes, and refuses one where the limit is too low. */
class FourLines {

    private static final String BYTES = "48 69 0d 0d 0a e2 82 ac 0a 6f 6b";

    public static void main(String[] arguments) throws IOException {
        System.out.println("offset   0  1  2  3  4  5  6  7  8  9 10");
        System.out.println("bytes   " + BYTES);
        System.out.println("         H  i CR CR LF U+20AC-- LF  o  k");
        LineReader three = reader(3);
        for (String line = three.readLine(); line != null; line = three.readLine()) {
            System.out.println("limit 3: " + line.length() + " characters " + escaped(line));
        }
        System.out.println("limit 3: null");
        try {
            reader(2).readLine();
        } catch (ProtocolException e) {
            System.out.println("limit 2: the first line is refused");
        }
    }

    private static LineReader reader(int limit) {
        return new LineReader(
                new ByteArrayInputStream(HexFormat.ofDelimiter(" ").parseHex(BYTES)), limit);
    }

    private static String escaped(String line) {
        return '"' + line.replace("\r", "\\r").replace("\u20ac", "\\u20ac") + '"';
    }
}
