package workbook.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocking channels, a concurrent map, and one lock a client; two senders are heard in another order here and there. */
public final class ChatServer implements Closeable {

    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Executor executor;
    private final ConcurrentMap<String, Client> members = new ConcurrentHashMap<>();
    private final Collection<Client> clients = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> accepting;
    private volatile boolean closed;

    public ChatServer(InetSocketAddress local, Executor executor) throws IOException {
        this.executor = executor;
        listener = ServerSocketChannel.open();
        try {
            listener.bind(local);
            address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        accepting = CompletableFuture.runAsync(this::accept, executor);
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        listener.close();
        await(accepting, 300);
        // Nobody is added any more.
        CompletableFuture<?>[] tasks = clients.stream()
                .map(client -> {
                    client.cut();
                    return client.tasks;
                })
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.allOf(tasks), 600);
    }

    private static void await(CompletableFuture<?> task, int millis) {
        try {
            task.get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Nothing more can be done here.
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Client client = new Client(listener.accept());
                clients.add(client);
                client.tasks = CompletableFuture.allOf(
                        CompletableFuture.runAsync(client::read, executor),
                        CompletableFuture.runAsync(client::write, executor));
            } catch (IOException e) {
                // The loop's condition tells whether it goes on.
            }
        }
    }

    private void toAllBut(Client one, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        members.values().stream().filter(member -> member != one).forEach(member -> member.put(bytes));
    }

    private final class Client {

        private final SocketChannel channel;
        private final ByteBuffer outgoing = ByteBuffer.allocate(512 * 1024);
        private boolean noMore;
        private volatile CompletableFuture<Void> tasks;
        private String nick;

        private Client(SocketChannel channel) {
            this.channel = channel;
        }

        private void read() {
            boolean inOrder = false;
            ByteBuffer piece = ByteBuffer.allocate(8_192);
            ByteBuffer line = ByteBuffer.allocate(1_025);
            try {
                while (!inOrder) {
                    inOrder = channel.read(piece.clear()) < 0;
                    piece.flip();
                    while (piece.hasRemaining() && !inOrder) {
                        byte next = piece.get();
                        if (next != '\n' && line.hasRemaining()) {
                            line.put(next);
                        } else if (next == '\n') {
                            inOrder = !obey(line.flip());
                            line.clear();
                        }
                    }
                }
            } catch (IOException e) {
                // inOrder tells.
            }
            if (nick != null && members.remove(nick, this)) {
                toAllBut(this, "LEFT " + nick + "\n");
            }
            if (inOrder) {
                synchronized (outgoing) {
                    noMore = true;
                    outgoing.notifyAll();
                }
            } else {
                cut();
            }
        }

        private boolean obey(ByteBuffer line) {
            int length = line.remaining();
            String text = StandardCharsets.UTF_8.decode(line).toString();
            if (text.endsWith("\r")) {
                text = text.substring(0, text.length() - 1);
            }
            int blank = text.indexOf(' ');
            String word = blank < 0 ? text : text.substring(0, blank);
            String rest = blank < 0 ? "" : text.substring(blank + 1);
            switch (length > 1_024 ? "" : word + (blank < 0 ? "" : " ")) {
                case "QUIT":
                    return false;
                case "NICK ":
                    take(rest);
                    return true;
                case "SAY ":
                    if (nick == null) {
                        put("ERR\n".getBytes(StandardCharsets.US_ASCII));
                    } else {
                        toAllBut(null, nick + ": " + rest + "\n");
                    }
                    return true;
                default:
                    put("ERR\n".getBytes(StandardCharsets.US_ASCII));
                    return true;
            }
        }

        private void take(String wanted) {
            if (nick != null || !wanted.matches("[0-9a-zA-Z]+") || wanted.length() > 16) {
                put("ERR\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            Client owner = members.putIfAbsent(wanted, this);
            if (owner == null) {
                nick = wanted;
                toAllBut(this, "JOINED " + nick + "\n");
                put("OK\n".getBytes(StandardCharsets.US_ASCII));
            } else {
                put("TAKEN\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        private void put(byte[] bytes) {
            boolean fits;
            synchronized (outgoing) {
                fits = outgoing.remaining() >= bytes.length;
                if (fits) {
                    outgoing.put(bytes);
                    outgoing.notifyAll();
                }
            }
            if (!fits) {
                cut();
            }
        }

        private void write() {
            ByteBuffer batch = ByteBuffer.allocate(16 * 1024);
            try (channel) {
                while (fill(batch.clear())) {
                    batch.flip();
                    while (batch.hasRemaining()) {
                        channel.write(batch);
                    }
                }
            } catch (IOException e) {
                // The reader sees the closed channel.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                clients.remove(this);
            }
        }

        /** Waits for bytes, and moves some into {@code batch}; returns false when there are none and no more will come. */
        private boolean fill(ByteBuffer batch) throws InterruptedException {
            synchronized (outgoing) {
                while (outgoing.position() == 0 && !noMore) {
                    outgoing.wait();
                }
                outgoing.flip();
                int n = Math.min(outgoing.remaining(), batch.remaining());
                batch.put(outgoing.array(), 0, n);
                outgoing.position(n);
                outgoing.compact();
                return n > 0;
            }
        }

        private void cut() {
            try {
                channel.close();
            } catch (IOException e) {
                // Closed before.
            }
            synchronized (outgoing) {
                noMore = true;
                outgoing.notifyAll();
            }
        }
    }
}
