package workbook.basics;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import workbook.harness.text.Bytes;

/** The programs behind the questions of 1.0 that need a connection, run where the answers are compared. */
final class ProgramsToPredict {

    private ProgramsToPredict() {}

    static int callsThatReturnBeforeAccept() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int returned = 0;
            Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            returned++;
            client.getOutputStream().write(Bytes.utf8("hi"));
            returned++;
            client.close();
            returned++;
            return returned;
        }
    }

    static List<Integer> callsAtTheEndOfTheStream() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            try (Socket peer = listener.accept()) {
                peer.getOutputStream().write(Bytes.utf8("hi"));
            }
            InputStream in = client.getInputStream();
            in.readAllBytes();
            return List.of(in.available(), in.read(new byte[0]), in.read());
        }
    }
}
