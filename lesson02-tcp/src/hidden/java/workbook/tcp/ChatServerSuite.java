package workbook.tcp;

import static workbook.harness.call.Calling.doing;
import static workbook.harness.tcp.Tcp.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.resource.Memory;
import workbook.harness.resource.Sockets;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;
import workbook.harness.tcp.TcpFault;
import workbook.harness.tcp.TcpLines;

@Exercise("2.9")
class ChatServerSuite {

    /** With 200 lines of 1,000 bytes each 16 MB, where kernel and queue together take some 5 for one member. */
    private static final int BURSTS = 80;

    @Check(points = 2, because = "One client's line becomes a line for every member: a server that connects clients.")
    void whatAMemberSaysReachesEveryMember(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var visitor = tcp.connect(server.address()).lines();
        var ann = member(tcp, server, "ann");
        var bob = member(tcp, server, "bob");
        ann.expect("JOINED bob").send("SAY Hello, all!").expect("ann: Hello, all!");
        bob.expect("ann: Hello, all!").send("SAY Hi:  NICK ann").expect("bob: Hi:  NICK ann");
        ann.expect("bob: Hi:  NICK ann");
        ann.send("SAY  hi ").expect("ann:  hi ");
        bob.expect("ann:  hi ");
        // Nothing has come to the visitor before the end: it is no member.
        visitor.send("QUIT").expectEnd();
        ann.send("SAY Bye").expect("ann: Bye");
        bob.expect("ann: Bye");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "A read may end anywhere, inside a character too: collect a line's bytes, then decode them.")
    void aLineIsALineHoweverItsBytesCome(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var bob = member(tcp, server, "bob");
        var ann = member(tcp, server, "ann");
        bob.expect("JOINED ann");
        ann.sendAsIs("SAY one\nSAY two\r\nSAY thr").expect("ann: one", "ann: two");
        ann.sendAsIs("ee\n").expect("ann: three");
        bob.expect("ann: one", "ann: two", "ann: three");
        bob.through(TcpFault.pieces(1), TcpFault.delay(2));
        bob.send("SAY 9 \u20ac \u4e16\u754c").expect("bob: 9 \u20ac \u4e16\u754c");
        ann.expect("bob: 9 \u20ac \u4e16\u754c");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "QUIT, the end of the stream and a reset are three ways to leave: one place must tell of all.")
    void whoeverLeavesIsToldOfOnce(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        for (int i = 1; i <= 3; i++) {
            tcp.connect(server.address()).lines().send("QUIT").expectEnd();
            member(tcp, server, "quits").send("SAY bye", "QUIT");
            ann.expect("JOINED quits", "quits: bye", "LEFT quits");
            member(tcp, server, "ends").sendAsIs("SAY bye\nSAY half a li").finish();
            ann.expect("JOINED ends", "ends: bye", "LEFT ends");
            member(tcp, server, "closes").close();
            ann.expect("JOINED closes", "LEFT closes");
            member(tcp, server, "resets").reset();
            ann.expect("JOINED resets", "LEFT resets");
            ann.send("SAY round " + i).expect("ann: round " + i);
        }
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "To look for a nick and to take it is one step: under one lock, or putIfAbsent().")
    void aTakenNickStaysWithItsOwner(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        var other = tcp.connect(server.address()).lines().send("NICK ann").expect("TAKEN");
        other.send("NICK Ann").expect("OK");
        ann.expect("JOINED Ann").send("SAY mine").expect("ann: mine");
        other.expect("ann: mine").send("SAY then so").expect("Ann: then so");
        ann.expect("Ann: then so").send("QUIT");
        other.expect("LEFT ann");
        member(tcp, server, "ann");
        var crowded = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        List<TcpLines> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(tcp.connect(crowded.address()).lines());
        }
        for (TcpLines one : many) {
            one.send("NICK eve");
        }
        TcpLines.expectOnce(many, "OK", "TAKEN");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "Close behind the last line of the queue, not beside it: what was said is delivered.")
    void whoeverQuitsStillGetsTheRest(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        var bob = member(tcp, server, "bob");
        ann.expect("JOINED bob");
        ann.send(numbered("SAY ", 1, 100)).send("QUIT");
        ann.expect(numbered("ann: ", 1, 100)).expectEnd();
        bob.expect(numbered("ann: ", 1, 100)).expect("LEFT ann");
        bob.send(numbered("SAY ", 1, 100)).finish();
        bob.expect(numbered("bob: ", 1, 100)).expectEnd();
        tcp.connect(server.address()).lines().send("QUIT").expectEnd();
    }

    @Check(points = 1, because = "Whatever a client says, it is answered: one bad line ends neither it nor the server.")
    void badLinesAreAnsweredAndSurvived(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        var guest = tcp.connect(server.address()).lines();
        for (String bad : List.of("", "SAY", "SAY hello", "HELP", "nick bob", " NICK bob", "QUIT now", "SAYhello")) {
            guest.send(bad).expect("ERR");
        }
        for (String bad : List.of("NICK", "NICK ", "NICK b b", "NICK b-b", "NICK b\u00f6b", "NICK abcdefghijklmnopq")) {
            guest.send(bad).expect("ERR");
        }
        guest.send("NICK abcdefghijklmnop").expect("OK");
        guest.send("NICK bob", "SAY", "", "SAY still here").expect("ERR", "ERR", "ERR", "abcdefghijklmnop: still here");
        ann.expect("JOINED abcdefghijklmnop", "abcdefghijklmnop: still here");
    }

    @Check(
            points = 1,
            seconds = 8,
            because = "A limit that is looked at when the line is whole limits nothing: count while you read.")
    void anOverlongLineIsRefusedAndNotHeld(Tcp tcp, Tasks tasks, Memory memory) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        var bob = member(tcp, server, "bob");
        ann.expect("JOINED bob");
        String longest = "x".repeat(1_020);
        ann.send("SAY " + longest).expect("ann: " + longest);
        // 1,025 bytes; then 1,204 bytes, which are 404 characters.
        ann.send("SAY " + longest + "x").expect("ERR");
        ann.send("SAY " + "\u20ac".repeat(400)).expect("ERR");
        String piece = "y".repeat(64 << 10);
        for (int i = 0; i < 320; i++) {
            ann.sendAsIs(piece);
        }
        memory.expectHeldAtMost(8, "of a line of 20 MiB");
        ann.sendAsIs("\nSAY back\n").expect("ERR", "ann: back");
        bob.expect("ann: " + longest, "ann: back");
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "One task a client reads its lines, and one queue a client holds what is for it: order is kept.")
    void linesOfOneSenderStayInOrder(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        var bob = member(tcp, server, "bob");
        var carl = member(tcp, server, "carl");
        ann.expect("JOINED bob", "JOINED carl");
        bob.expect("JOINED carl");
        for (int i = 1; i <= 401; i += 100) {
            ann.send(numbered("SAY ", i, i + 99));
            bob.send(numbered("SAY ", i, i + 99));
            var lines = List.of(List.of(numbered("ann: ", i, i + 99)), List.of(numbered("bob: ", i, i + 99)));
            ann.expectInterleaved(lines);
            bob.expectInterleaved(lines);
            carl.expectInterleaved(lines);
        }
    }

    @Check(
            points = 2,
            seconds = 20,
            because = "Write from a queue of the client's own, with a bound; whoever fills it is dropped.")
    void aMemberThatDoesNotReadIsDroppedAndNobodyWaits(Tcp tcp, Tasks tasks, Memory memory) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var deaf = tcp.connectNarrow(server.address()).lines().send("NICK deaf").expect("OK");
        var ann = member(tcp, server, "ann").anywhere("LEFT deaf");
        var bob = member(tcp, server, "bob").anywhere("LEFT deaf");
        ann.expect("JOINED bob");
        String[] said = numbered("SAY " + "y".repeat(990), 1, 200);
        String[] heard = numbered("ann: " + "y".repeat(990), 1, 200);
        for (int i = 0; i < BURSTS && !ann.cameAnywhere(); i++) {
            ann.send(said).expect(heard);
            bob.expect(heard);
        }
        ann.expectAnywhere();
        bob.expectAnywhere();
        memory.expectHeldAtMost(8, "for a member that does not read");
        deaf.expectGone();
        member(tcp, server, "deaf");
    }

    @Check(
            points = 1,
            seconds = 8,
            because =
                    "Tasks go over the members while others join and leave: what they share, they share under a lock.")
    void aHundredMembersHearEachOther(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        List<TcpLines> members = new ArrayList<>();
        List<List<String>> joined = new ArrayList<>();
        List<List<String>> heard = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            members.add(member(tcp, server, "m" + i));
            joined.add(List.of("JOINED m" + i));
            heard.add(List.of("m" + i + ": one", i < 50 ? "m" + i + ": two" : "LEFT m" + i));
        }
        for (int i = 0; i < 100; i++) {
            members.get(i).expectInterleaved(joined.subList(i + 1, 100));
        }
        for (int i = 0; i < 50; i++) {
            members.get(i).send("SAY one", "SAY two");
            members.get(i + 50).send("SAY one", "QUIT");
        }
        for (int i = 0; i < 50; i++) {
            members.get(i).expectInterleaved(heard);
        }
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "Whoever leaves must free both its tasks: one waits in read(), the other one for the next line.")
    void whoeverHasLeftLeavesNothingBehind(Tcp tcp, Tasks tasks, Sockets sockets) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = member(tcp, server, "ann");
        for (int i = 0; i < 10; i++) {
            var quits = member(tcp, server, "quits").send("QUIT");
            ann.expect("JOINED quits", "LEFT quits");
            quits.expectGone();
            quits.close();
            member(tcp, server, "closes").close();
            ann.expect("JOINED closes", "LEFT closes");
            member(tcp, server, "resets").reset();
            ann.expect("JOINED resets", "LEFT resets");
        }
        tasks.expectAtMost(10, "after 30 members have come and gone");
        sockets.expectOpenAtMost(10, "after 30 members have come and gone");
        tasks.expectNoOtherThread();
    }

    @Check(
            points = 1,
            seconds = 4,
            because = "A client's tasks wait in two places: close() must end a read() and a wait for the next line.")
    void closeEndsEveryConnectionAndEveryTask(Tcp tcp, Tasks tasks) throws Exception {
        var server = new ChatServer(loopback(), tasks.executor());
        List<TcpLines> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(member(tcp, server, "m" + i));
            clients.add(tcp.connect(server.address()).lines().send("NICK m0").expect("TAKEN"));
        }
        var address = server.address();
        doing("close()", server::close).succeeds();
        tasks.expectEnded();
        for (TcpLines client : clients) {
            client.expectGone();
        }
        tcp.expectRefused(address);
        doing("a second close()", server::close).succeeds();
    }

    /** Returns a new member, which may get before its OK what is still on its way to others. */
    private static TcpLines member(Tcp tcp, ChatServer server, String nick) throws Exception {
        return tcp.connect(server.address()).lines().send("NICK " + nick).expectAtLast("OK", "TAKEN", "ERR");
    }

    /** Returns {@code text} with each number from {@code first} to {@code last} behind it. */
    private static String[] numbered(String text, int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> text + i).toArray(String[]::new);
    }
}
