package workbook.tcp;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Sockets that are TLS from the beginning: nothing lies below them that could be closed in their place. So close() sets a
 * linger time of 0 first, which makes an SSLSocket's close() wait for no write.
 */
public final class TlsEcho implements Closeable {

    private final SSLServerSocket listener;
    private final int maxBytes;
    private final int handshakeMillis;
    private final Executor executor;

    private final Object lock = new Object();
    private final List<SSLSocket> clients = new ArrayList<>();
    private final List<CompletableFuture<Void>> tasks = new ArrayList<>();

    private boolean closed;

    public TlsEcho(
            InetSocketAddress local, SSLContext context, int maxBytes, Duration handshakeTimeout, Executor executor)
            throws IOException {
        this.maxBytes = maxBytes;
        this.handshakeMillis = (int) handshakeTimeout.toMillis();
        this.executor = executor;
        this.listener = (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
        // What the listener has enabled, each socket that it accepts has too.
        listener.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
        try {
            listener.bind(local, 100);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        begin(this::acceptAll);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        List<SSLSocket> left;
        List<CompletableFuture<Void>> ending;
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
            left = List.copyOf(clients);
            ending = List.copyOf(tasks);
        }
        listener.close();
        for (SSLSocket client : left) {
            try {
                client.setSoLinger(true, 0);
                client.close();
            } catch (IOException e) {
                // It is closed all the same.
            }
        }
        try {
            CompletableFuture.allOf(ending.toArray(CompletableFuture[]::new)).get(900, TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            // Nothing else can be done about them.
        }
    }

    public static List<String> ask(
            InetSocketAddress server,
            String host,
            SSLContext context,
            int maxBytes,
            Duration timeout,
            List<String> messages)
            throws IOException {
        List<String> replies = new ArrayList<>();
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
            if (!host.matches("[0-9.]+")) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            socket.setSSLParameters(parameters);
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(server, (int) timeout.toMillis());
            socket.startHandshake();
            // The name is looked at after the handshake, and before a word is said.
            if (!Names.match(host, socket.getSession())) {
                throw new javax.net.ssl.SSLPeerUnverifiedException("the certificate is not for " + host);
            }
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (String message : messages) {
                byte[] body = message.getBytes(StandardCharsets.UTF_8);
                out.writeInt(body.length);
                out.write(body);
            }
            for (int i = 0; i < messages.size(); i++) {
                replies.add(new String(readBody(in, maxBytes), StandardCharsets.UTF_8));
            }
        }
        return replies;
    }

    private static byte[] readBody(DataInputStream in, int maxBytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > maxBytes) {
            throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return body;
    }

    private void acceptAll() {
        while (true) {
            try {
                SSLSocket client = (SSLSocket) listener.accept();
                synchronized (lock) {
                    if (closed) {
                        client.close();
                        return;
                    }
                    clients.add(client);
                }
                begin(() -> serve(client));
            } catch (IOException e) {
                synchronized (lock) {
                    if (closed) {
                        return;
                    }
                }
            }
        }
    }

    private void serve(SSLSocket client) {
        try (client) {
            client.setSoTimeout(handshakeMillis);
            // No startHandshake(): the session's getter begins the handshake and waits for it.
            if (!client.getSession().isValid()) {
                return;
            }
            client.setSoTimeout(0);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            while (true) {
                byte[] body = readBody(in, maxBytes);
                out.writeInt(body.length);
                out.write(body);
                out.flush();
            }
        } catch (EOFException e) {
            // The client has ended.
        } catch (IOException e) {
            // It broke, or never spoke TLS.
        } finally {
            synchronized (lock) {
                clients.remove(client);
            }
        }
    }

    private void begin(Runnable task) {
        synchronized (lock) {
            if (!closed) {
                tasks.removeIf(CompletableFuture::isDone);
                tasks.add(CompletableFuture.runAsync(task, executor));
            }
        }
    }

    /** Compares the names of a certificate with the one that was asked for. */
    private static final class Names {

        private static boolean match(String host, javax.net.ssl.SSLSession session) throws IOException {
            try {
                var certificate = (java.security.cert.X509Certificate) session.getPeerCertificates()[0];
                var names = certificate.getSubjectAlternativeNames();
                return names != null
                        && names.stream().anyMatch(name -> host.equalsIgnoreCase(String.valueOf(name.get(1))));
            } catch (java.security.cert.CertificateException e) {
                return false;
            }
        }
    }
}
