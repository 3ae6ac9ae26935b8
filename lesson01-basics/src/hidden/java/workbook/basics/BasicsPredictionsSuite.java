package workbook.basics;

import static workbook.harness.predict.Prediction.predicting;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;

@Exercise("1.0")
class BasicsPredictionsSuite {

    @Check(points = 1, read = "1.1 Endpoint")
    void theAddressOfOneDotTwo() throws Exception {
        String oldForm = "Java still reads the old short forms of an IPv4 literal: "
                + "think about which bytes the last number fills.";
        predicting("addressOfOneDotTwo()", BasicsPredictions::addressOfOneDotTwo)
                .because(
                        "1.2", "getHostAddress() gives the four bytes of an address, never the text that it came from.")
                .because("0.0.1.2", oldForm)
                .because("1.2.0.0", oldForm)
                .otherwise(
                        "No name is looked up here: \"1.2\" is a literal, in an old form that has fewer than four parts.")
                .comparedWith(() -> InetAddress.getByName("1.2").getHostAddress());
    }

    @Check(points = 1, read = "1.2 SocketLifecycle")
    void theCallsThatReturnBeforeAccept() throws Exception {
        String backlog = "The server's system completes the connection by itself; it waits in the backlog.";
        predicting("callsThatReturnBeforeAccept()", BasicsPredictions::callsThatReturnBeforeAccept)
                .because(0, backlog)
                .because(1, "write() hands the bytes to the system, which keeps them; nobody need read them yet.")
                .because(2, "close() ends this side in order, and waits for nobody.")
                .otherwise("Three statements have a number.")
                .comparedWith(ProgramsToPredict::callsThatReturnBeforeAccept);
    }

    @Check(points = 1, read = "1.3 ExactReader")
    void theCallsAtTheEndOfTheStream() throws Exception {
        predicting("callsAtTheEndOfTheStream()", BasicsPredictions::callsAtTheEndOfTheStream)
                .because(List.of(-1, -1, -1), "Only one of the three calls can tell the end of the stream.")
                .because(List.of(-1, 0, -1), "available() never says that the stream has ended; it counts bytes.")
                .because(
                        List.of(0, -1, -1),
                        "A read that asks for no byte has nothing to wait for, and nothing to tell.")
                .because(
                        List.of(0, 0, 0),
                        "One of the three calls asks for a byte that will never come, and must say so.")
                .otherwise("Ask of each call: how many bytes does it want, and can it say that none will come?")
                .comparedWith(ProgramsToPredict::callsAtTheEndOfTheStream);
    }

    @Check(points = 1, read = "1.4 LineReader")
    void theReadBehindTheLine() throws Exception {
        predicting("readBehindTheLine()", BasicsPredictions::readBehindTheLine)
                .because((int) 'a', "A BufferedReader does not stop at the line's end: it takes as much as there is.")
                .because((int) '\n', "readLine() takes the line's end too, and more than that.")
                .otherwise("Think about where the reader gets its characters from, and how many at a time.")
                .comparedWith(() -> {
                    InputStream in = new ByteArrayInputStream(Bytes.utf8("LEN 4\nabcd"));
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
                    return in.read();
                });
    }

    @Check(points = 1, read = "1.4 LineReader")
    void theBytesOfThreeCharactersInUtf8() throws Exception {
        predicting("bytesInUtf8()", BasicsPredictions::bytesInUtf8)
                .because(List.of(1, 1, 1), "UTF-8 has 1 byte for ASCII alone; other characters have more.")
                .because(
                        List.of(2, 2, 2), "That is UTF-16 inside a Java String, and wrong for the last one even there.")
                .because(List.of(1, 2, 4), "One byte for a letter like this is ISO 8859-1; in UTF-8 one byte is ASCII.")
                .otherwise("UTF-8 takes one to four bytes, and more for larger code points.")
                .comparedWith(() -> List.of(
                        Bytes.utf8("\u00e9").length, Bytes.utf8("\u4e2d").length, Bytes.utf8("\ud83d\ude00").length));
    }

    @Check(points = 1, read = "1.5 NetworkBytes")
    void theCastOf200() throws Exception {
        predicting("castOf200()", BasicsPredictions::castOf200)
                .because(200, "A Java byte is signed; mask it with 0xFF to see the wire's value.")
                .because(-200, "The sign is the highest of the eight bits, not something that is put in front.")
                .because(127, "A cast keeps the low eight bits; it does not stop at the largest byte.")
                .otherwise("A cast keeps the low eight bits, and the highest of them counts -128.")
                .comparedWith(() -> (int) (byte) 200);
    }

    @Check(points = 1, read = "1.5 NetworkBytes")
    void theFirstByteOfAShort() throws Exception {
        predicting("firstByteOfAShort()", () -> hex(BasicsPredictions.firstByteOfAShort()))
                .because(hex(0x34), "That is little-endian.")
                .otherwise("A short has two bytes, and network byte order is big-endian.")
                .comparedWith(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    new DataOutputStream(out).writeShort(0x1234);
                    return hex(out.toByteArray()[0] & 0xFF);
                });
    }

    @Check(points = 1, read = "1.6 InternetChecksum")
    void theChecksumOfOneByte() throws Exception {
        predicting("checksumOfOneByte()", () -> hex(BasicsPredictions.checksumOfOneByte()))
                .because(hex(0xFFFE), "An odd byte is the high half of its word: pad after it, not before it.")
                .because(hex(0x0100), "The checksum is the complement of the sum.")
                .because(
                        hex(0x0001),
                        "Two things are missing: where an odd byte stands in its word, and the complement.")
                .otherwise("Pad the byte to a word of 16 bits, sum, and take the complement (RFC 1071).")
                .comparedWith(() -> hex(~(0x01 << 8) & 0xFFFF));
    }

    /** Returns a number as its learner may have written it: in hex, and in decimal. */
    private static String hex(int number) {
        return String.format("0x%02X (%d)", number, number);
    }
}
