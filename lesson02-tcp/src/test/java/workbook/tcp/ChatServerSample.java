package workbook.tcp;

import static workbook.harness.tcp.Tcp.loopback;

import workbook.harness.Check;
import workbook.harness.Exercise;
import workbook.harness.resource.Tasks;
import workbook.harness.tcp.Tcp;

/** Sample tests of exercise 2.9. Add checks of your own: copy one, change its name and what the clients say. */
@Exercise("2.9")
class ChatServerSample {

    @Check
    void twoMembersTalk(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        var ann = tcp.connect(server.address()).lines().send("NICK ann").expect("OK");
        var bob = tcp.connect(server.address()).lines().send("NICK bob").expect("OK");
        ann.expect("JOINED bob").send("SAY Hello, bob!").expect("ann: Hello, bob!");
        bob.expect("ann: Hello, bob!").send("QUIT").expectEnd();
        ann.expect("LEFT bob");
    }

    @Check
    void aNickThatIsTakenIsRefused(Tcp tcp, Tasks tasks) throws Exception {
        var server = tcp.closing(new ChatServer(loopback(), tasks.executor()));
        tcp.connect(server.address()).lines().send("NICK ann").expect("OK");
        var other = tcp.connect(server.address()).lines();
        other.send("NICK ann").expect("TAKEN").send("NICK anna").expect("OK");
    }
}
