package workbook.udp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.Reference;
import workbook.harness.call.Started;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;
import workbook.harness.udp.Udp;

@Exercise("3.2")
class UdpEchoClientSuite {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** For a client that must time out first, and then be answered within the same time. */
    private static final Duration MIDDLE = Duration.ofMillis(500);

    @Check(points = 7, because = "A client speaks first: sending binds its socket, and tells the server where it is.")
    void eachMessageComesBack(Udp udp, Dice dice) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), LONG));
        // One on its way at a time: the system keeps only a few of the longest.
        for (int size : new int[] {8, 1, 256, 65_507, 20}) {
            var message = dice.bytes(size);
            var exchange = exchanging(udp, "exchange of " + Units.bytes(size), client, message);
            server.expect(message).reply(message);
            exchange.ends().returns(message);
        }
    }

    @Check(points = 3, because = "Programs that keep to the protocol work together, whoever wrote them.")
    void theReferenceServerAnswers(Udp udp, Dice dice, Reference reference) throws Exception {
        var port = Integer.parseInt(reference.play("UdpEchoServerRole", ""));
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var client = udp.closing(new UdpEchoClient(server, LONG));
        for (int i = 0; i < 3; i++) {
            var message = dice.bytes(dice.between(1, 1_000));
            exchanging(udp, "exchange of " + Units.bytes(message.length), client, message)
                    .ends()
                    .returns(message);
        }
    }

    @Check(
            points = 6,
            because = "UDP loses, and nobody tells: only a time-out ends the wait, for this one call.",
            seconds = 4)
    void aLostReplyEndsInATimeout(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), MIDDLE));
        var lost = exchanging(udp, "exchange(\"lost\")", client, Bytes.utf8("lost"));
        server.expect("lost");
        lost.ends().refuses(SocketTimeoutException.class);
        var next = exchanging(udp, "exchange(\"next\")", client, Bytes.utf8("next"));
        server.expect("next").reply("next");
        next.ends().returns(Bytes.utf8("next"));
        // What is left of so short a time is 0 ms when it is rounded down, and that means for ever.
        var hasty = udp.closing(new UdpEchoClient(server.address(), Duration.ofMillis(1)));
        exchanging(udp, "exchange(\"soon\") with a time-out of 1 ms", hasty, Bytes.utf8("soon"))
                .ends()
                .refuses(SocketTimeoutException.class);
    }

    @Check(
            points = 7,
            because = "Whoever learns the port can send to it: compare address and port, or connect the socket.",
            seconds = 4)
    void aStrangersDatagramIsNotTheReply(Udp udp) throws Exception {
        var server = udp.server();
        var stranger = udp.stranger();
        var answered = udp.closing(new UdpEchoClient(server.address(), LONG));
        var first = exchanging(udp, "exchange(\"hello\")", answered, Bytes.utf8("hello"));
        server.expect("hello");
        stranger.send("HELLO", server.lastSource());
        server.reply("hello");
        first.ends().returns(Bytes.utf8("hello"));
        var unanswered = udp.closing(new UdpEchoClient(server.address(), SHORT));
        var second = exchanging(udp, "exchange(\"me\"), answered by a stranger alone,", unanswered, Bytes.utf8("me"));
        server.expect("me");
        stranger.send("me", server.lastSource());
        second.ends().refuses(SocketTimeoutException.class);
        var neighbour = udp.strangerWithPortOf(server);
        if (neighbour.isPresent()) {
            var call = "exchange(\"us\"), answered by 127.0.0.2 from the server's port,";
            var third = exchanging(udp, call, unanswered, Bytes.utf8("us"));
            server.expect("us");
            neighbour.get().send("us", server.lastSource());
            third.ends().refuses(SocketTimeoutException.class);
        }
    }

    @Check(
            points = 6,
            because = "receive() cuts off what the packet has no room for, and tells nobody: leave room for more.")
    void aDatagramOfAnotherLengthIsNotTheReply(Udp udp, Dice dice) throws Exception {
        var server = udp.server();
        var answered = udp.closing(new UdpEchoClient(server.address(), LONG));
        for (int size : new int[] {1, 20, 1_024}) {
            var message = dice.bytes(size);
            var exchange = exchanging(udp, "exchange of " + Units.bytes(size), answered, message);
            server.expect(message);
            server.reply(Arrays.copyOf(message, size + 1)).reply(Arrays.copyOf(message, size - 1));
            server.reply(message);
            exchange.ends().returns(message);
        }
        var unanswered = udp.closing(new UdpEchoClient(server.address(), SHORT));
        var message = dice.bytes(20);
        var exchange = exchanging(udp, "exchange of 20 bytes, answered by 19, 21 and 520 bytes,", unanswered, message);
        server.expect(message);
        for (int size : new int[] {19, 21, 520}) {
            server.reply(Arrays.copyOf(message, size));
        }
        exchange.ends().refuses(SocketTimeoutException.class);
    }

    @Check(
            points = 6,
            because = "Only the bytes tell a late reply, as bytes: two arrays that differ can be the same String.",
            seconds = 4)
    void aLateReplyIsNotTheNextOne(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), MIDDLE));
        var first = exchanging(udp, "exchange(\"one\")", client, Bytes.utf8("one"));
        server.expect("one");
        first.ends().refuses(SocketTimeoutException.class);
        // Late, but before the next call; and once more when that call waits already.
        server.reply("one");
        var second = exchanging(udp, "exchange(\"two\")", client, Bytes.utf8("two"));
        server.expect("two").reply("one").reply("two");
        second.ends().returns(Bytes.utf8("two"));
        // Neither is UTF-8: read as text, both are a replacement character and a 0.
        var message = Bytes.of(0xFF, 0x00);
        var third = exchanging(udp, "exchange of ff 00, answered by fe 00 and ff 00,", client, message);
        server.expect(message).reply(Bytes.of(0xFE, 0x00)).reply(message);
        third.ends().returns(message);
    }

    @Check(
            points = 3,
            because = "The message is its caller's: receive into an array of your own, and return a new one.")
    void theReplyIsANewArrayAndTheMessageIsNotChanged(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), LONG));
        var message = Bytes.utf8("hello");
        var exchange = exchanging(udp, "exchange(message)", client, message);
        server.expect("hello").reply("HELLO").reply("hello");
        var reply = exchange.ends();
        reply.returns(Bytes.utf8("hello"));
        calling("the message after exchange(message)", () -> message).returns(Bytes.utf8("hello"));
        calling("exchange(message) == message", () -> reply.result() == message).returns(false);
    }

    @Check(
            points = 4,
            because = "A time-out that begins anew with each datagram never ends: give each wait what is left.",
            seconds = 5)
    void noiseCannotStretchTheTimeout(Udp udp) throws Exception {
        var server = udp.server();
        // On a busy machine the noise may pause for a while, and must not for as long as the time-out.
        var client = udp.closing(new UdpEchoClient(server.address(), Duration.ofMillis(900)));
        var exchange = exchanging(udp, "exchange(\"hello\") with a time-out of 900 ms", client, Bytes.utf8("hello"));
        server.expect("hello");
        // Longer than the time-out and the second that the contract grants after it; who waits still, gets the reply.
        for (int i = 0; i < 50; i++) {
            server.reply("noise").expectNothing(40);
        }
        server.reply("hello");
        exchange.ends().refuses(SocketTimeoutException.class);
    }

    @Check(points = 3, because = "Where nobody receives no reply can come: the system tells it, or the time-out does.")
    void aPortWhereNobodyReceivesIsAnError(Udp udp) throws Exception {
        var client = udp.closing(new UdpEchoClient(udp.deadPort(), SHORT));
        for (var call : List.of("exchange(\"hello\")", "a second exchange(\"hello\")")) {
            exchanging(udp, call, client, Bytes.utf8("hello")).ends().refuses(IOException.class);
        }
    }

    @Check(points = 2, because = "Whoever opens a socket closes it; a closed client says so and does not hang.")
    void closeEndsTheClient(Udp udp) throws Exception {
        var server = udp.server();
        var client = new UdpEchoClient(server.address(), LONG);
        var exchange = exchanging(udp, "exchange(\"hello\")", client, Bytes.utf8("hello"));
        server.expect("hello").reply("hello");
        exchange.ends().returns(Bytes.utf8("hello"));
        doing("close()", client::close).succeeds();
        exchanging(udp, "exchange after close()", client, Bytes.utf8("more"))
                .ends()
                .refuses(IOException.class);
        doing("a second close()", client::close).succeeds();
    }

    @Check(points = 2, because = "What cannot be sent is refused before anything is sent.")
    void impossibleMessagesAreRefusedAndNotSent(Udp udp) throws Exception {
        var server = udp.server();
        var client = udp.closing(new UdpEchoClient(server.address(), LONG));
        for (int size : new int[] {0, 65_508, 100_000}) {
            exchanging(udp, "exchange of " + Units.bytes(size), client, new byte[size])
                    .ends()
                    .refuses(IllegalArgumentException.class);
        }
        // The first datagram that the server sees is the first one that was right.
        var exchange = exchanging(udp, "exchange(\"x\")", client, Bytes.utf8("x"));
        server.expect("x").reply("x");
        exchange.ends().returns(Bytes.utf8("x"));
    }

    @Check(points = 1, because = "A time-out of 0 means \"for ever\" to a socket: refuse what cannot be meant.")
    void impossibleTimesAreRefused(Udp udp) throws Exception {
        var server = udp.server().address();
        for (var time : List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofHours(1).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE))) {
            doing("new UdpEchoClient(server, " + time + ")", () -> new UdpEchoClient(server, time))
                    .refuses(IllegalArgumentException.class);
        }
        for (var time : List.of(Duration.ofMillis(1), Duration.ofHours(1))) {
            udp.closing(calling("new UdpEchoClient(server, " + time + ")", () -> new UdpEchoClient(server, time))
                    .result());
        }
    }

    private static Started<byte[]> exchanging(Udp udp, String what, UdpEchoClient client, byte[] message) {
        return udp.starting(what, () -> client.exchange(message));
    }
}
