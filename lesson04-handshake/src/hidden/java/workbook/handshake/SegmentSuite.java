package workbook.handshake;

import static workbook.handshake.SegmentBytes.V4_CLIENT;
import static workbook.handshake.SegmentBytes.V4_SERVER;
import static workbook.handshake.SegmentBytes.V6_CLIENT;
import static workbook.handshake.SegmentBytes.V6_SERVER;
import static workbook.handshake.SegmentBytes.changed;
import static workbook.handshake.SegmentBytes.hex;
import static workbook.handshake.SegmentBytes.joined;
import static workbook.handshake.SegmentBytes.sealed;
import static workbook.handshake.SegmentBytes.withOptions;
import static workbook.harness.call.Calling.calling;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

@Exercise("4.2")
class SegmentSuite {

    /** Written by Linux, in the order in which they went over the wire. */
    private static final List<Captured> CAPTURED = List.of(
            new Captured(
                    "the captured SYN",
                    V4_CLIENT,
                    V4_SERVER,
                    "aa70 15df 98ce8044 00000000 a002 faf0 2c07 0000 020405b4 0402 080a c26b0133 00000000 01 03030a",
                    new Header(43_632, 5_599, 2_563_670_084L, 0, 0x02, 64_240, 0),
                    "mss 1460, scale 10, sack, times 3261792563/0",
                    ""),
            new Captured(
                    "the captured SYN-ACK",
                    V4_SERVER,
                    V4_CLIENT,
                    "15df aa70 408511fe 98ce8045 a012 fe88 5fe3 0000 020405b4 0402 080a 02807377 c26b0133 01 03030a",
                    new Header(5_599, 43_632, 1_082_462_718, 2_563_670_085L, 0x12, 65_160, 0),
                    "mss 1460, scale 10, sack, times 41972599/3261792563",
                    ""),
            new Captured(
                    "the captured SYN from a link with an MTU of 65,535 bytes",
                    V4_CLIENT,
                    V4_SERVER,
                    "9a00 15df f616027b 00000000 a002 ffd7 8172 0000 0204ffd7 0402 080a 677938a0 00000000 01 03030a",
                    new Header(39_424, 5_599, 4_128_637_563L, 0, 0x02, 65_495, 0),
                    "mss 65495, scale 10, sack, times 1735997600/0",
                    ""),
            new Captured(
                    "the captured segment with 6 bytes of data",
                    V4_CLIENT,
                    V4_SERVER,
                    "aa70 15df 98ce8045 408511ff 8018 003f 4911 0000 01 01 080a c26b0134 02807377 68656c6c6f0a",
                    new Header(43_632, 5_599, 2_563_670_085L, 1_082_462_719, 0x18, 63, 0),
                    "times 3261792564/41972599",
                    "hello\n"),
            new Captured(
                    "the captured segment with 3 bytes of data",
                    V4_SERVER,
                    V4_CLIENT,
                    "15df aa70 408511ff 98ce804b 8018 0040 b982 0000 01 01 080a 02807379 c26b0134 6f6464",
                    new Header(5_599, 43_632, 1_082_462_719, 2_563_670_091L, 0x18, 64, 0),
                    "times 41972601/3261792564",
                    "odd"),
            new Captured(
                    "the captured segment with urgent data",
                    V4_CLIENT,
                    V4_SERVER,
                    "aa70 15df 98ce804b 40851202 8038 003f 6bc5 0001 01 01 080a c26b0135 02807379 21",
                    new Header(43_632, 5_599, 2_563_670_091L, 1_082_462_722, 0x38, 63, 1),
                    "times 3261792565/41972601",
                    "!"),
            new Captured(
                    "the captured reset",
                    V4_SERVER,
                    V4_CLIENT,
                    "0009 ba52 00000000 a37a0f23 5014 0000 bed3 0000",
                    new Header(9, 47_698, 0, 2_742_685_475L, 0x14, 0, 0),
                    "none",
                    ""),
            new Captured(
                    "the captured SYN over IPv6",
                    V6_CLIENT,
                    V6_SERVER,
                    "8944 15df a83515d2 00000000 a002 fd20 b389 0000 020405a0 0402 080a 2000bec6 00000000 01 03030a",
                    new Header(35_140, 5_599, 2_822_051_282L, 0, 0x02, 64_800, 0),
                    "mss 1440, scale 10, sack, times 536919750/0",
                    ""),
            new Captured(
                    "the captured SYN-ACK over IPv6",
                    V6_SERVER,
                    V6_CLIENT,
                    "15df 8944 21da3c5f a83515d3 a012 fb04 7d2a 0000 020405a0 0402 080a af152b1b 2000bec6 01 03030a",
                    new Header(5_599, 35_140, 567_950_431, 2_822_051_283L, 0x12, 64_260, 0),
                    "mss 1440, scale 10, sack, times 2937400091/536919750",
                    ""),
            new Captured(
                    "the captured segment with 6 bytes of data over IPv6",
                    V6_CLIENT,
                    V6_SERVER,
                    "8944 15df a83515d3 21da3c60 8018 0040 62bf 0000 01 01 080a 2000bec7 af152b1b 68656c6c6f0a",
                    new Header(35_140, 5_599, 2_822_051_283L, 567_950_432, 0x18, 64, 0),
                    "times 536919751/2937400091",
                    "hello\n"),
            new Captured(
                    "the captured segment with 3 bytes of data over IPv6",
                    V6_SERVER,
                    V6_CLIENT,
                    "15df 8944 21da3c60 a83515d9 8018 003f d333 0000 01 01 080a af152b1c 2000bec7 6f6464",
                    new Header(5_599, 35_140, 567_950_432, 2_822_051_289L, 0x18, 63, 0),
                    "times 2937400092/536919751",
                    "odd"));

    @Check(points = 5, because = "Every field has its place in the header, and its high byte stands first.")
    void aPlainSegmentIsWrittenFieldByField() {
        Segment segment = new Segment(
                0x1234, 0xFEDC, 0x8899_AABB, 0x0102_0304, 0xD1, 0xF00D, 0xBEEF, TcpOptions.NONE, Bytes.utf8("hey"));
        byte[] bytes = encoded("encode(...)", segment, V4_CLIENT, V4_SERVER);
        calling("encode(...).length without options and with 3 bytes of data", () -> bytes.length)
                .returns(23);
        calling("the segment of encode(...) with 0 in the checksum field", () -> changed(changed(bytes, 16, 0), 17, 0))
                .returns(hex("1234 fedc 8899aabb 01020304 50 d1 f00d 0000 beef 686579"));
        for (int flags = 0; flags <= 0xFF; flags++) {
            byte[] flagged = encoded("encode(...)", Segment.of(1, 2, flags, 3, 4), V4_CLIENT, V4_SERVER);
            String call = "bytes 12 and 13 of encode(...) with the flags 0x%02x".formatted(flags);
            calling(call, () -> Arrays.copyOfRange(flagged, 12, 14)).returns(Bytes.of(0x50, flags));
        }
    }

    @Check(
            points = 6,
            because = "The sum covers a pseudo-header, the header with 0 in the checksum field, and the data.")
    void theChecksumCoversThePseudoHeader(Dice dice) {
        calling(
                        "encode(...) of the captured reset",
                        () -> Segment.of(9, 47_698, 0x14, 0, 0xA37A_0F23).encode(V4_SERVER, V4_CLIENT))
                .returns(hex("0009 ba52 00000000 a37a0f23 5014 0000 bed3 0000"));
        for (int size : new int[] {0, 1, 2, 3, 1_460, 65_475}) {
            expectChecksum(Units.bytes(size) + " of 0xff", Bytes.repeat(0xFF, size));
            expectChecksum(Units.bytes(size) + " of any value", dice.bytes(size));
        }
        // Whatever the sum is without data, its own complement as data makes it FFFF.
        byte[] blank = encoded("encode(...)", plain(new byte[2]), V4_CLIENT, V4_SERVER);
        int complement = SegmentBytes.checksum(blank, V4_CLIENT, V4_SERVER);
        expectChecksum("data that makes the checksum 0", Bytes.of(complement >> 8, complement & 0xFF));
    }

    @Check(
            points = 5,
            because = "Options fill whole 32-bit words; the data offset counts them, and the data follows them.")
    void optionsAreWrittenOnceAndPadded() {
        expectOptions("no option", TcpOptions.NONE);
        expectOptions("a maximum segment size", TcpOptions.NONE.withMaximumSegmentSize(1_460), "02 04 05 b4");
        expectOptions("a window scale", TcpOptions.NONE.withWindowScale(7), "03 03 07");
        expectOptions("SACK-permitted", TcpOptions.NONE.withSackPermitted(), "04 02");
        expectOptions(
                "timestamps",
                TcpOptions.NONE.withTimestamps(0x8000_0001, 0xFFFF_FFFE),
                "08 0a 80 00 00 01 ff ff ff fe");
        expectOptions(
                "all four options",
                TcpOptions.NONE
                        .withTimestamps(1, 0)
                        .withSackPermitted()
                        .withWindowScale(0)
                        .withMaximumSegmentSize(65_535),
                "02 04 ff ff",
                "03 03 00",
                "04 02",
                "08 0a 00 00 00 01 00 00 00 00");
    }

    @Check(
            points = 6,
            because = "A real stack's bytes are the judge: fields have no sign, and options come before the data.")
    void capturedSegmentsAreRead() {
        for (Captured captured : CAPTURED) {
            String call = "parse(" + captured.name + ")";
            byte[] bytes = hex(captured.hex);
            Segment seen = parsed(call, bytes, captured.from, captured.to);
            captured.header.expect(call, seen);
            expectRest(call, seen, captured.options, Bytes.utf8(captured.payload));
            calling("the array after " + call, () -> bytes).returns(hex(captured.hex));
        }
    }

    @Check(
            points = 4,
            because = "The header says where it ends: the data offset counts its 32-bit words, often more than 5.")
    void theDataOffsetSaysWhereDataBegins() {
        for (int words = 5; words <= 15; words++) {
            byte[] header = withOptions("01".repeat(words * 4 - 20));
            String call = "parse(a segment with data offset " + words + ")";
            expectRest(call, parsed(call, header, V4_CLIENT, V4_SERVER), "none", new byte[0]);
            byte[] withData = sealed(joined(header, Bytes.utf8("ABC")));
            String dataCall = "parse(a segment with data offset " + words + " and the data \"ABC\")";
            expectRest(dataCall, parsed(dataCall, withData, V4_CLIENT, V4_SERVER), "none", Bytes.utf8("ABC"));
        }
        byte[] data = Bytes.repeat(0xDA, 65_475);
        byte[] longest = sealed(joined(withOptions("01".repeat(40)), data));
        String longCall = "parse(a segment with data offset 15 and 65,475 bytes of data)";
        expectRest(longCall, parsed(longCall, longest, V4_CLIENT, V4_SERVER), "none", data);
        byte[] reserved = sealed(changed(sealed(joined(withOptions(""), Bytes.utf8("ABC"))), 12, 0x5F));
        String call = "parse(a segment with all reserved bits set)";
        expectRest(call, parsed(call, reserved, V4_CLIENT, V4_SERVER), "none", Bytes.utf8("ABC"));
    }

    @Check(
            points = 4,
            because = "A receiver skips an option that it does not know by its length (RFC 9293, 3.1, MUST-6).")
    void unknownOptionsAreSkipped() {
        expectRead("02 04 05 b4 01 01 04 02", "mss 1460, sack");
        expectRead("fd 04 00 00 02 04 05 b4", "mss 1460");
        expectRead("fe 02 01 01 03 03 07 00", "scale 7");
        expectRead("1e 27" + " 02".repeat(37) + " 01", "none");
        expectRead("05 0a 02 04 05 b4 03 03 07 00 04 02", "sack");
        expectRead("04 02 03 03 0e 02 04 05 a0 01 01 00", "mss 1440, scale 14, sack");
        expectRead("01 08 0a ff ff ff ff 80 00 00 00 01", "times 4294967295/2147483648");
        expectRead("03 03 07 00 04 ff 02 00", "scale 7");
    }

    @Check(points = 2, because = "A shift above 14 is taken as 14, and the segment stays good (RFC 7323, 2.3).")
    void aWindowScaleAboveFourteenIsFourteen() {
        expectRead("03 03 00 00", "scale 0");
        expectRead("03 03 0e 00", "scale 14");
        expectRead("03 03 0f 00", "scale 14");
        expectRead("03 03 ff 00", "scale 14");
    }

    @Check(
            points = 5,
            because = "A length is the sender's claim: hold it against the header's end and the table before use.")
    void malformedSegmentsAreRefused() {
        byte[] good = withOptions("");
        parsed("parse(a segment of 20 bytes)", good, V4_CLIENT, V4_SERVER);
        for (int length = 19; length >= 0; length--) {
            byte[] cut = Arrays.copyOf(good, length);
            expectRefused("parse(" + length + " bytes)", length < 2 ? cut : sealed(cut), V4_CLIENT, V4_SERVER);
        }
        for (int words : new int[] {4, 3, 2, 1, 0, 6, 15}) {
            byte[] bytes = sealed(changed(good, 12, words << 4));
            expectRefused("parse(20 bytes with data offset " + words + ")", bytes, V4_CLIENT, V4_SERVER);
        }
        expectMalformed("01 01 fe 02", "01 01 01 fe", "01 01 fe 01", "01 01 fe 00", "01 01 fe 03");
        expectMalformed("fe 04 01 01", "fe 05 01 01", "fe ff 01 01", "fe 00 01 01", "fe 01 01 01");
        expectMalformed("02 04 05 b4", "02 03 05 01", "02 02 01 01", "01 01 02 04", "01 02 04 05");
        expectMalformed("03 03 07 01", "03 02 01 01", "03 04 07 01", "01 01 03 03");
        expectMalformed("04 02 01 01", "04 03 01 01", "04 04 01 01", "01 01 01 04");
        expectMalformed(
                "08 0a 00 00 00 01 00 00 00 02 01 01",
                "08 09 00 00 00 01 00 00 00 01 01 01",
                "08 0b 00 00 00 01 00 00 00 02 01 01",
                "01 01 01 08 0a 00 00 00 01 00 00 00");
    }

    @Check(
            points = 3,
            because = "TCP's checksum is never optional; it also tells a segment that came to a wrong address.")
    void aDamagedSegmentIsRefused() {
        for (Captured captured : CAPTURED) {
            byte[] good = hex(captured.hex);
            parsed("parse(" + captured.name + ")", good, captured.from, captured.to);
            for (int offset = 0; offset < good.length; offset++) {
                int bit = 1 << offset % 8;
                byte[] damaged = changed(good, offset, good[offset] ^ bit);
                String call = "parse(%s with bit 0x%02x of byte %d flipped)".formatted(captured.name, bit, offset);
                expectRefused(call, damaged, captured.from, captured.to);
            }
        }
        byte[] bytes = withOptions("");
        byte[] unsummed = changed(changed(bytes, 16, 0), 17, 0);
        expectRefused("parse(a segment with 0 in the checksum field)", unsummed, V4_CLIENT, V4_SERVER);
        InetAddress stranger = SegmentBytes.address("192.0.2.3");
        expectRefused("parse(a segment for 192.0.2.2, ..., 192.0.2.3)", bytes, V4_CLIENT, stranger);
        expectRefused("parse(a segment, 2001:db8::1, 192.0.2.2)", bytes, V6_CLIENT, V4_SERVER);
        calling("encode(192.0.2.1, 2001:db8::2)", () -> plain(new byte[0]).encode(V4_CLIENT, V6_SERVER))
                .refuses(IllegalArgumentException.class);
    }

    private static Segment plain(byte[] payload) {
        return Segment.of(40_000, 80, 0x18, 0xFFFF_FFFE, 0x8000_0000)
                .withWindow(65_535)
                .withPayload(payload);
    }

    private static byte[] encoded(String call, Segment segment, InetAddress from, InetAddress to) {
        byte[] bytes = calling(call, () -> segment.encode(from, to)).result();
        calling(call + " == null", () -> bytes == null).returns(false);
        calling(call + ".length < 20", () -> bytes.length < 20).returns(false);
        return bytes;
    }

    private static Segment parsed(String call, byte[] bytes, InetAddress from, InetAddress to) {
        Segment segment = calling(call, () -> Segment.parse(bytes, from, to)).result();
        calling(call + " == null", () -> segment == null).returns(false);
        return segment;
    }

    private static void expectChecksum(String data, byte[] payload) {
        expectChecksum("over IPv4, " + data, payload, V4_CLIENT, V4_SERVER);
        expectChecksum("over IPv6, " + data, payload, V6_CLIENT, V6_SERVER);
    }

    private static void expectChecksum(String what, byte[] payload, InetAddress from, InetAddress to) {
        byte[] bytes = encoded("encode(...) " + what, plain(payload), from, to);
        calling("the checksum of encode(...) " + what, () -> Arrays.copyOfRange(bytes, 16, 18))
                .returns(shortBytes(SegmentBytes.checksum(bytes, from, to)));
    }

    private static byte[] shortBytes(int value) {
        return Bytes.of(value >> 8, value & 0xFF);
    }

    private static void expectOptions(String what, TcpOptions options, String... expected) {
        for (int size = 0; size <= 3; size++) {
            byte[] payload = Bytes.repeat(0xDA, size);
            String call = "encode(...) with " + what + " and " + size + " bytes of data";
            byte[] bytes = encoded(call, plain(payload).withOptions(options), V4_CLIENT, V4_SERVER);
            calling("the options of " + call, () -> SegmentBytes.options(bytes)).returns(List.of(expected));
            int end = SegmentBytes.headerLength(bytes);
            calling("what follows the header of " + call, () -> Arrays.copyOfRange(bytes, end, bytes.length))
                    .returns(payload);
            if (expected.length == 0) {
                calling("the header's length of " + call, () -> end).returns(20);
            }
        }
    }

    /** Expects options in hex to be read, whether data follows them or not. */
    private static void expectRead(String options, String expected) {
        String call = "parse(a segment with the options " + options + ")";
        byte[] header = withOptions(options);
        expectRest(call, parsed(call, header, V4_CLIENT, V4_SERVER), expected, new byte[0]);
        byte[] withData = sealed(joined(header, Bytes.utf8("ABC")));
        expectRest(call, parsed(call, withData, V4_CLIENT, V4_SERVER), expected, Bytes.utf8("ABC"));
    }

    /** Expects {@code good} to be read and each of {@code malformed} to be refused, all of them options in hex. */
    private static void expectMalformed(String good, String... malformed) {
        parsed("parse(a segment with the options " + good + ")", withOptions(good), V4_CLIENT, V4_SERVER);
        for (String options : malformed) {
            // The data behind the header would fill up what is missing.
            byte[] withData = sealed(joined(withOptions(options), Bytes.repeat(1, 8)));
            String call = "parse(a segment with the options " + options + ")";
            expectRefused(call, withOptions(options), V4_CLIENT, V4_SERVER);
            expectRefused(call, withData, V4_CLIENT, V4_SERVER);
        }
    }

    private static void expectRefused(String call, byte[] bytes, InetAddress from, InetAddress to) {
        calling(call, () -> SegmentText.of(Segment.parse(bytes, from, to))).refuses(IllegalArgumentException.class);
    }

    private static void expectRest(String call, Segment seen, String options, byte[] payload) {
        calling(call + ".options()", () -> text(seen.options())).returns(options);
        calling(call + ".payload()", seen::payload).returns(payload);
    }

    private static String text(TcpOptions options) {
        List<String> texts = new ArrayList<>();
        options.maximumSegmentSize().ifPresent(size -> texts.add("mss " + size));
        options.windowScale().ifPresent(shift -> texts.add("scale " + shift));
        if (options.sackPermitted()) {
            texts.add("sack");
        }
        options.timestamps()
                .ifPresent(times -> texts.add("times " + Integer.toUnsignedString(times.value()) + "/"
                        + Integer.toUnsignedString(times.echoReply())));
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private record Captured(
            String name, InetAddress from, InetAddress to, String hex, Header header, String options, String payload) {}

    /** The fixed fields as the wire has them, without a sign. */
    private record Header(
            int sourcePort, int destinationPort, long seq, long ack, int flags, int window, int urgentPointer) {

        void expect(String call, Segment seen) {
            calling(call + ".sourcePort()", seen::sourcePort).returns(sourcePort);
            calling(call + ".destinationPort()", seen::destinationPort).returns(destinationPort);
            calling(call + ".seq(), unsigned", () -> Integer.toUnsignedLong(seen.seq()))
                    .returns(seq);
            calling(call + ".ack(), unsigned", () -> Integer.toUnsignedLong(seen.ack()))
                    .returns(ack);
            calling(call + ".flags()", seen::flags).returns(flags);
            calling(call + ".window()", seen::window).returns(window);
            calling(call + ".urgentPointer()", seen::urgentPointer).returns(urgentPointer);
        }
    }
}
