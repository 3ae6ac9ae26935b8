package workbook.harness.tcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** A socket that knows whether the TCP stream has ended, also where a layer above it reads in its place. */
final class ObservedSocket extends Socket {

    private volatile boolean ended;

    /** Returns whether a read has met the end of the stream. */
    boolean hasEnded() {
        return ended;
    }

    /** Accepts a client of {@code listener} as such a socket. */
    static ObservedSocket acceptedBy(Listener listener) throws IOException {
        ObservedSocket socket = new ObservedSocket();
        listener.acceptAs(socket);
        return socket;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return observed(super.read());
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return observed(super.read(buffer, offset, length));
            }
        };
    }

    private int observed(int read) {
        ended |= read < 0;
        return read;
    }

    /** A listener that lets its user choose the kind of socket. */
    static final class Listener extends ServerSocket {

        Listener() throws IOException {}

        private void acceptAs(Socket socket) throws IOException {
            implAccept(socket);
        }
    }
}
