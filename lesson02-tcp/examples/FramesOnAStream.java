import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import workbook.tcp.FrameCodec;

/** Writes three messages as frames, and reads them from streams that end at different places. */
class FramesOnAStream {

    public static void main(String[] arguments) throws IOException {
        FrameCodec codec = new FrameCodec(16);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String message : new String[] {"push", "", "pop"}) {
            codec.write(out, message.getBytes(StandardCharsets.US_ASCII));
        }
        byte[] bytes = out.toByteArray();
        System.out.println("offset   0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18");
        System.out.println("bytes   " + HexFormat.ofDelimiter(" ").formatHex(bytes));
        System.out.println("        -----------             ----------- -----------");
        System.out.println("        length 4     p  u  s  h length 0    length 3     p  o  p");
        System.out.println();
        for (int end : new int[] {19, 18, 14, 12, 8}) {
            System.out.println("first " + end + " bytes:  " + read(codec, Arrays.copyOf(bytes, end)));
        }
    }

    private static String read(FrameCodec codec, byte[] bytes) throws IOException {
        StringBuilder seen = new StringBuilder();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            for (byte[] body = codec.read(in); body != null; body = codec.read(in)) {
                seen.append('"')
                        .append(new String(body, StandardCharsets.US_ASCII))
                        .append("\"  ");
            }
            return seen.append("null").toString();
        } catch (EOFException e) {
            return seen.append("EOFException").toString();
        }
    }
}
