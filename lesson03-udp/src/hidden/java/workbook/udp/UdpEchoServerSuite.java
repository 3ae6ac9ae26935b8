package workbook.udp;

import static workbook.harness.call.Calling.calling;
import static workbook.harness.call.Calling.doing;
import static workbook.harness.udp.Udp.loopback;

import java.io.IOException;
import java.net.InetSocketAddress;
import workbook.harness.Check;
import workbook.harness.Dice;
import workbook.harness.Exercise;
import workbook.harness.Reference;
import workbook.harness.udp.Udp;

@Exercise("3.1")
class UdpEchoServerSuite {

    @Check(points = 7, because = "A server binds and then loops: one datagram is not the end, for UDP has none.")
    void eachDatagramComesBack(Udp udp, Dice dice) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var client = udp.client();
        for (int i = 0; i < 3; i++) {
            var text = dice.letters(8);
            client.send(text, address).expectFrom(address, text);
        }
    }

    @Check(points = 2, because = "Port 0 asks the system for a port; only the bound socket knows which one it gave.")
    void theAddressTellsThePortThatTheSystemChose(Udp udp) throws Exception {
        var first = udp.closing(new UdpEchoServer(loopback()));
        var second = udp.closing(new UdpEchoServer(loopback()));
        var client = udp.client();
        client.send("to the second", addressOf(second)).expectFrom(addressOf(second), "to the second");
        client.send("to the first", addressOf(first)).expectFrom(addressOf(first), "to the first");
    }

    @Check(points = 5, because = "A datagram holds bytes; a String changes those that are no character of its charset.")
    void bytesAreNotText(Udp udp) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var everyValue = new byte[256];
        for (int i = 0; i < everyValue.length; i++) {
            everyValue[i] = (byte) i;
        }
        udp.client().send(everyValue, address).expect(everyValue);
    }

    @Check(
            points = 8,
            because = "No connection keeps them: bytes, length and source stay one datagram's until its reply is sent.",
            seconds = 5)
    void eachReplyGoesToItsOwnDatagramsSource(Udp udp, Dice dice) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var first = udp.client();
        var second = udp.client();
        var third = udp.client();
        // All have sent before the first one looks for its reply.
        first.send("from the 1st", address);
        second.send("from the 2nd", address);
        third.send("from the 3rd", address);
        third.expectFrom(address, "from the 3rd");
        second.expectFrom(address, "from the 2nd");
        first.expectFrom(address, "from the 1st");
        second.send("the 2nd more", address).expectFrom(address, "the 2nd more");
        // Again and again: who shares one array between threads is right when the threads happen to be quick.
        for (int i = 0; i < 50; i++) {
            var texts = new String[] {dice.letters(8), dice.letters(8), dice.letters(8)};
            first.send(texts[0], address);
            second.send(texts[1], address);
            third.send(texts[2], address);
            first.expectFrom(address, texts[0]);
            second.expectFrom(address, texts[1]);
            third.expectFrom(address, texts[2]);
        }
    }

    @Check(points = 4, because = "The datagram is getLength() bytes; setLength() sets the room for the next one too.")
    void nothingOfAnotherDatagramIsInAReply(Udp udp, Dice dice) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var client = udp.client();
        for (int size : new int[] {1_000, 3, 500, 1, 999, 2, 20}) {
            var bytes = dice.bytes(size);
            client.send(bytes, address).expect(bytes);
        }
    }

    @Check(points = 6, because = "A length of 0 is a datagram like any other: nothing has ended.")
    void anEmptyDatagramComesBackEmpty(Udp udp) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var client = udp.client();
        client.send("before it", address).expect("before it");
        client.send("", address).expectFrom(address, "");
        client.send("after it", address).expect("after it");
    }

    @Check(
            points = 6,
            because = "What the packet has no room for is thrown away without an error: 65,507 bytes may come.")
    void theLongestDatagramComesBackWhole(Udp udp, Dice dice) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var client = udp.client();
        // One on its way at a time: the system keeps only a few of this size.
        for (int size : new int[] {1_025, 8_193, 65_506, 65_507}) {
            var bytes = dice.bytes(size);
            client.send(bytes, address).expect(bytes);
        }
    }

    @Check(points = 3, because = "A reply that cannot be delivered is one client's matter: the loop goes on.")
    void clientsThatAreGoneDisturbNobody(Udp udp) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        var staying = udp.client();
        for (int i = 0; i < 10; i++) {
            // The reply meets a closed port, and the system may answer it with an ICMP error.
            var leaving = udp.client();
            leaving.send("and gone", address).close();
            staying.send("still here", address).expect("still here");
        }
    }

    @Check(points = 4, because = "Closing the socket ends receive(); an interrupt does not, on an ordinary thread.")
    void closeEndsTheReceiveThatBlocks(Udp udp) throws Exception {
        var server = new UdpEchoServer(loopback());
        var address = addressOf(server);
        udp.client().send("hello", address).expect("hello");
        doing("close()", server::close).succeeds();
        var next =
                udp.closing(calling("new UdpEchoServer on the port of a closed one", () -> new UdpEchoServer(address))
                        .result());
        udp.client().send("hello again", addressOf(next)).expectFrom(address, "hello again");
        doing("a second close()", server::close).succeeds();
    }

    @Check(points = 2, because = "A constructor that throws leaves nobody who could close what it had opened.")
    void anAddressInUseIsRefusedAndNothingIsLeftOpen(Udp udp) throws Exception {
        var taken = udp.client().address();
        doing("new UdpEchoServer on a port in use", () -> new UdpEchoServer(taken))
                .refuses(IOException.class);
    }

    @Check(points = 3, because = "Programs that keep to the protocol work together, whoever wrote them.")
    void theReferenceClientGetsItsMessageBack(Udp udp, Reference reference) throws Exception {
        var server = udp.closing(new UdpEchoServer(loopback()));
        var address = addressOf(server);
        for (var message : new String[] {"one", "a longer two"}) {
            calling(
                            "exchange(\"" + message + "\") of the reference's client",
                            () -> reference.play("UdpEchoClientRole", address.getPort() + " " + message))
                    .returns(message);
        }
    }

    /** Returns the address that the server tells, once it is one that a datagram can be sent to. */
    private static InetSocketAddress addressOf(UdpEchoServer server) {
        calling("address().getPort() == 0", () -> server.address().getPort() == 0)
                .returns(false);
        return server.address();
    }
}
