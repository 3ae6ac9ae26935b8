package workbook.tcp;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** An SSLEngine between non-blocking channels and buffers: a selector for each connection waits, and an end without close_notify is seen. */
public final class TlsEcho implements Closeable {

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    private final ServerSocketChannel listener;
    private final SSLContext context;
    private final int maxBytes;
    private final long handshakeMillis;
    private final Executor executor;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Set<CountDownLatch> tasks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    public TlsEcho(
            InetSocketAddress local, SSLContext context, int maxBytes, Duration handshakeTimeout, Executor executor)
            throws IOException {
        this.context = context;
        this.maxBytes = maxBytes;
        this.handshakeMillis = handshakeTimeout.toMillis();
        this.executor = executor;
        listener = ServerSocketChannel.open();
        try {
            listener.bind(local);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        start(this::acceptAll);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    @Override
    public void close() throws IOException {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        listener.close();
        for (Line line : lines) {
            line.cut();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(900);
        try {
            for (CountDownLatch task : tasks) {
                task.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
        SSLEngine engine = context.createSSLEngine(host, server.getPort());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        List<String> replies = new ArrayList<>();
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(server);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        try (Line line = new Line(channel, engine)) {
            line.waitAtMost(timeout.toMillis());
            line.finishConnect();
            line.shakeHands();
            for (String message : messages) {
                line.writeFrame(message.getBytes(StandardCharsets.UTF_8));
                byte[] reply = line.readFrame(maxBytes);
                if (reply == null) {
                    throw new EOFException("close_notify, and a reply is due");
                }
                replies.add(new String(reply, StandardCharsets.UTF_8));
            }
        }
        return replies;
    }

    private void acceptAll() {
        try {
            while (true) {
                SocketChannel channel = listener.accept();
                start(() -> serve(channel));
            }
        } catch (IOException e) {
            // close() has ended it.
        }
    }

    private void serve(SocketChannel channel) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(VERSIONS);
        try (channel) {
            channel.configureBlocking(false);
            try (Line line = new Line(channel, engine)) {
                lines.add(line);
                try {
                    if (closed.get()) {
                        line.cut();
                        return;
                    }
                    line.waitAtMost(handshakeMillis);
                    line.shakeHands();
                    line.waitAtMost(0);
                    for (byte[] body = line.readFrame(maxBytes); body != null; body = line.readFrame(maxBytes)) {
                        line.writeFrame(body);
                    }
                } finally {
                    lines.remove(line);
                }
            }
        } catch (IOException | RuntimeException e) {
            // This connection is over.
        }
    }

    private void start(Runnable body) {
        CountDownLatch done = new CountDownLatch(1);
        tasks.add(done);
        executor.execute(() -> {
            try {
                body.run();
            } finally {
                done.countDown();
                tasks.remove(done);
            }
        });
    }

    /** A connection with its engine, and the buffers on both sides of it. */
    private static final class Line implements Closeable {

        private final SocketChannel channel;
        private final SSLEngine engine;
        private final Selector selector;
        private final SelectionKey key;
        private ByteBuffer encrypted;
        private final ByteBuffer outgoing;
        private ByteBuffer plain;
        private long millis;
        private volatile boolean cut;

        private Line(SocketChannel channel, SSLEngine engine) throws IOException {
            this.channel = channel;
            this.engine = engine;
            selector = Selector.open();
            key = channel.register(selector, 0);
            int packet = engine.getSession().getPacketBufferSize();
            encrypted = ByteBuffer.allocate(packet).limit(0);
            outgoing = ByteBuffer.allocate(packet + 1_024);
            plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())
                    .limit(0);
        }

        private void waitAtMost(long limit) {
            millis = limit;
        }

        private void cut() throws IOException {
            cut = true;
            selector.wakeup();
            channel.close();
        }

        private void finishConnect() throws IOException {
            while (!channel.finishConnect()) {
                await(SelectionKey.OP_CONNECT);
            }
        }

        private void await(int operation) throws IOException {
            key.interestOps(operation);
            if (cut || selector.select(millis) == 0 && !cut && millis > 0) {
                throw new SocketTimeoutException("nothing came for " + millis + " ms");
            }
            selector.selectedKeys().clear();
            if (cut) {
                throw new IOException("closed");
            }
        }

        private void shakeHands() throws IOException {
            engine.beginHandshake();
            HandshakeStatus status = engine.getHandshakeStatus();
            while (status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED) {
                switch (status) {
                    case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
                    case NEED_TASK -> runTasks();
                    default -> unwrap();
                }
                if (engine.isInboundDone() || engine.isOutboundDone()) {
                    throw new SSLException("closed in the handshake");
                }
                status = engine.getHandshakeStatus();
            }
        }

        private void runTasks() {
            for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                task.run();
            }
        }

        private void wrap(ByteBuffer source) throws IOException {
            SSLException failure = null;
            do {
                outgoing.clear();
                SSLEngineResult result = null;
                try {
                    result = engine.wrap(source, outgoing);
                } catch (SSLException e) {
                    failure = e;
                }
                outgoing.flip();
                while (outgoing.hasRemaining()) {
                    if (channel.write(outgoing) == 0) {
                        await(SelectionKey.OP_WRITE);
                    }
                }
                if (result == null || result.getStatus() == SSLEngineResult.Status.CLOSED) {
                    break;
                }
            } while (source.hasRemaining());
            if (failure != null) {
                throw failure;
            }
        }

        /** Decrypts one record into {@code plain}; false once the peer has said close_notify. */
        private boolean unwrap() throws IOException {
            while (true) {
                plain.compact();
                SSLEngineResult result;
                try {
                    result = engine.unwrap(encrypted, plain);
                } catch (SSLException e) {
                    tellWhy();
                    throw e;
                } finally {
                    plain.flip();
                }
                switch (result.getStatus()) {
                    case CLOSED -> {
                        return false;
                    }
                    case OK -> {
                        if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                            runTasks();
                        }
                        return true;
                    }
                    case BUFFER_OVERFLOW ->
                        plain = ByteBuffer.allocate(2 * plain.capacity() + 32_768)
                                .put(plain)
                                .flip();
                    case BUFFER_UNDERFLOW -> fill();
                }
            }
        }

        private void fill() throws IOException {
            if (encrypted.capacity() < engine.getSession().getPacketBufferSize()) {
                encrypted = ByteBuffer.allocate(engine.getSession().getPacketBufferSize())
                        .put(encrypted)
                        .flip();
            }
            encrypted.compact();
            try {
                int n = channel.read(encrypted);
                while (n == 0) {
                    await(SelectionKey.OP_READ);
                    n = channel.read(encrypted);
                }
                if (n < 0) {
                    // Throws unless close_notify has come.
                    engine.closeInbound();
                    throw new EOFException("the end");
                }
            } finally {
                encrypted.flip();
            }
        }

        /** Sends the alert that the engine has ready. */
        private void tellWhy() {
            try {
                wrap(ByteBuffer.allocate(0));
            } catch (IOException e) {
                // The one that comes first is told.
            }
        }

        private void writeFrame(byte[] body) throws IOException {
            wrap(ByteBuffer.allocate(4 + body.length)
                    .putInt(body.length)
                    .put(body)
                    .flip());
        }

        /** Returns the next body, or null where the peer has said close_notify in place of a frame. */
        private byte[] readFrame(int maxBytes) throws IOException {
            byte[] header = readBytes(4, true);
            if (header == null) {
                return null;
            }
            long length = ByteBuffer.wrap(header).getInt() & 0xFFFF_FFFFL;
            if (length > maxBytes) {
                throw new ProtocolException(length + " bytes are more than " + maxBytes);
            }
            return readBytes((int) length, false);
        }

        private byte[] readBytes(int n, boolean mayEnd) throws IOException {
            byte[] bytes = new byte[n];
            int got = 0;
            while (got < n) {
                if (!plain.hasRemaining() && !unwrap()) {
                    if (mayEnd && got == 0) {
                        return null;
                    }
                    throw new EOFException("the end inside a frame");
                }
                int some = Math.min(n - got, plain.remaining());
                plain.get(bytes, got, some);
                got += some;
            }
            return bytes;
        }

        @Override
        public void close() throws IOException {
            try (selector;
                    channel) {
                if (!cut && channel.isConnected()) {
                    waitAtMost(200);
                    engine.closeOutbound();
                    for (int i = 0; i < 3 && !engine.isOutboundDone(); i++) {
                        wrap(ByteBuffer.allocate(0));
                    }
                }
            } catch (IOException e) {
                // It cannot be said any more.
            }
        }
    }
}
