package workbook.harness.udp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import workbook.harness.text.Bytes;

/** Stands for the learner's program: a plain socket, and a server on a thread that answers what a test says. */
final class LearnersSocket implements AutoCloseable {

    /** What the server sends back for a datagram; null for nothing. */
    interface Answering {
        byte[] to(byte[] datagram);
    }

    final DatagramSocket socket;

    LearnersSocket() throws IOException {
        socket = new DatagramSocket(Udp.loopback());
        socket.setSoTimeout(5000);
    }

    static LearnersSocket serving(Answering answering) throws IOException {
        LearnersSocket server = new LearnersSocket();
        server.socket.setSoTimeout(0);
        Thread thread = new Thread(() -> server.serve(answering));
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    static LearnersSocket echo() throws IOException {
        return serving(datagram -> datagram);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    void send(String text, InetSocketAddress to) throws IOException {
        byte[] bytes = Bytes.utf8(text);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    String receive() throws IOException {
        return new String(receivePacket().getData(), StandardCharsets.UTF_8);
    }

    DatagramPacket receivePacket() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_507], 65_507);
        socket.receive(packet);
        packet.setData(Arrays.copyOf(packet.getData(), packet.getLength()));
        return packet;
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve(Answering answering) {
        try {
            while (true) {
                DatagramPacket packet = receivePacket();
                byte[] answer = answering.to(packet.getData());
                if (answer != null) {
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }
}
