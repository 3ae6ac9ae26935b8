package workbook.harness.tcp;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import workbook.harness.scene.CheckFailure;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;
import workbook.harness.text.Units;

/** Very many clients that all do the same; only their sums are recorded. */
public final class Crowd {

    /** Fewer than a backlog of the usual 50 holds: a full one costs a second and more. */
    private static final int BACKLOG = 40;

    /** Descriptors that are needed besides both ends of each connection. */
    private static final int OTHERS = 300;

    private final Scene scene;
    private final List<Socket> clients = new ArrayList<>();

    Crowd(Scene scene, Tcp tcp, InetSocketAddress server, int wanted) throws IOException, InterruptedException {
        this.scene = scene;
        int size = affordable(wanted);
        if (size < wanted) {
            scene.plays(Units.counted(size, "client") + " in place of " + Units.number(wanted)
                    + ", since this system allows few open files");
        }
        TcpPeer probe = tcp.connect(server);
        scene.recording().sent(Units.counted(size, "client") + " connect");
        for (int i = 0; i < size; i++) {
            Socket client = scene.closing(new Socket());
            try {
                client.connect(server, scene.remainingMillis());
            } catch (IOException e) {
                throw CheckFailure.of("Your server did not take client %s of %s", i + 1, Units.number(size))
                        .causedBy(e)
                        .afterWaiting();
            }
            clients.add(client);
            if (i % BACKLOG == 0) {
                probe.send("on").expect("on");
            }
        }
    }

    /** Lets each client send a text of its own, and then read it back; fails at the first that does not get it. */
    public void eachIsEchoed() throws IOException {
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).getOutputStream().write(text(i));
        }
        scene.recording().sent("each of them sends its number");
        for (int i = 0; i < clients.size(); i++) {
            Socket client = clients.get(i);
            byte[] expected = text(i);
            byte[] seen;
            try {
                client.setSoTimeout(scene.remainingMillis());
                seen = client.getInputStream().readNBytes(expected.length);
            } catch (IOException e) {
                throw CheckFailure.of(
                                "Client %s of %s did not get its %s back",
                                i + 1, Units.number(clients.size()), Units.bytes(expected.length))
                        .causedBy(e)
                        .afterWaiting();
            }
            List<String> difference = Bytes.difference(expected, seen);
            if (!difference.isEmpty()) {
                throw CheckFailure.of("Client %s of %s got other bytes than it sent", i + 1, clients.size())
                        .with(difference);
            }
        }
        scene.recording().received("each of them gets it back");
    }

    /** Returns how many connections this JVM can hold both ends of, and at most {@code wanted}. */
    private static int affordable(int wanted) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? (int) Math.min(
                        wanted, (unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - OTHERS) / 2)
                : wanted;
    }

    private static byte[] text(int client) {
        return Bytes.utf8("client " + client + "\n");
    }
}
