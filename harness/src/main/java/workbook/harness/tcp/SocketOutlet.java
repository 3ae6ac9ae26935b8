package workbook.harness.tcp;

import java.io.IOException;
import java.net.Socket;
import workbook.harness.text.Bytes;

/** The last outlet before the wire: writes to the socket and records what it wrote. */
final class SocketOutlet implements Outlet {

    private final TcpPeer peer;
    private final Socket socket;

    SocketOutlet(TcpPeer peer, Socket socket) {
        this.peer = peer;
        this.socket = socket;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            socket.getOutputStream().write(bytes);
            peer.record(Bytes.describe(bytes));
        }
    }

    @Override
    public void end() throws IOException {
        socket.shutdownOutput();
        peer.record(peer.wire().end());
    }

    @Override
    public void reset() throws IOException {
        // A linger time of 0 makes close() send RST in place of FIN.
        socket.setSoLinger(true, 0);
        socket.close();
        peer.record("RST");
    }
}
