package workbook.tcp;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Exercise 2.9. Passes what one member of a chat says on to all members, and waits for none of them.
 *
 * <p>One task accepts, and each client has two more. One reads its lines and puts what follows from them into queues; the
 * other takes from this client's queue and writes. So only a client's own writer waits when flow control (RFC 9293, 3.8.6)
 * stops the server. A full queue is the sign that the client does not read, and the queue's size is all that it costs.
 */
public final class ChatServer implements Closeable {

    private static final int MAX_LINE_BYTES = 1_024;

    /** With lines of up to 1,043 bytes about half of what may wait for a client; more than must be able to wait. */
    private static final int QUEUED_LINES = 512;

    /** Stands in a queue behind the last line. */
    private static final byte[] END = new byte[0];

    private static final long STOP_MILLIS = 1_000;

    private final ServerSocket listener;
    private final Executor executor;

    /** What close() must close; tasks wait in it. */
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();

    /**
     * The members by nick. Its lock is held while lines are put into queues, so that all members see one order, and a nick
     * is looked for and taken in one step. It is never held during a write: putting a line into a queue does not wait.
     */
    private final Map<String, Client> members = new HashMap<>();

    /** Counts the running tasks, and this object, so that close() can wait until it is alone. */
    private final Phaser running = new Phaser(1);

    /** Listens on {@code local} and begins to serve; returns at once. */
    public ChatServer(InetSocketAddress local, Executor executor) throws IOException {
        this.executor = executor;
        listener = new ServerSocket();
        try {
            listener.bind(local);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        run(this::acceptAll);
    }

    /** Returns the address that the server listens on, with the port that the system chose. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Stops the server, and waits until its tasks have ended. */
    @Override
    public void close() throws IOException {
        boolean first = !listener.isClosed();
        listener.close();
        for (Client client : clients) {
            client.drop();
        }
        if (first) {
            awaitTasks();
        }
    }

    private void awaitTasks() {
        try {
            running.awaitAdvanceInterruptibly(running.arriveAndDeregister(), STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // A task that does not end in time is past this object's reach; its socket is closed.
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Client client = new Client(listener.accept());
                clients.add(client);
                // close() closes the listener first and looks at the clients then; here it is the other way round. So
                // a client that was accepted in between is seen by one of the two.
                if (listener.isClosed()) {
                    client.drop();
                }
                run(client::read);
                run(client::write);
            } catch (IOException e) {
                // A client that left before it was accepted, or close(): the loop's condition tells which.
            }
        }
    }

    private void run(Runnable task) {
        running.register();
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                running.arriveAndDeregister();
            }
        });
    }

    private void join(Client client, String nick) {
        synchronized (members) {
            if (members.containsKey(nick)) {
                client.put("TAKEN");
                return;
            }
            toAll("JOINED " + nick);
            members.put(nick, client);
            client.nick = nick;
            client.put("OK");
        }
    }

    private void leave(Client client) {
        synchronized (members) {
            if (client.nick != null) {
                members.remove(client.nick);
                toAll("LEFT " + client.nick);
            }
        }
    }

    private void toAll(String line) {
        synchronized (members) {
            for (Client member : members.values()) {
                member.put(line);
            }
        }
    }

    /** One connection, and what waits to be written to it. */
    private final class Client {

        private final Socket socket;
        private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUED_LINES);
        private final byte[] line = new byte[MAX_LINE_BYTES];

        /** The nick of a member, and null before; used by the task that reads alone. */
        private String nick;

        private Client(Socket socket) {
            this.socket = socket;
        }

        private void read() {
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                for (String next = nextLine(in); next != null && !next.equals("QUIT"); next = nextLine(in)) {
                    obey(next);
                }
                leave(this);
                // The writer closes the socket when it gets there: what waits for this client is still written.
                put(END);
            } catch (IOException e) {
                // A reset, or the socket was closed by drop() or by the writer: this is no more than a way to leave.
                leave(this);
                drop();
            }
        }

        /** Returns the next line without its end, and null at the end of the stream. */
        private String nextLine(InputStream in) throws IOException {
            int length = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    // What is past the limit is read and forgotten.
                    if (length < MAX_LINE_BYTES) {
                        line[length] = (byte) b;
                    }
                    length = Math.min(length + 1, MAX_LINE_BYTES + 1);
                } else if (length > MAX_LINE_BYTES) {
                    // As bad a line as an empty one, and answered alike.
                    return "";
                } else {
                    boolean cr = length > 0 && line[length - 1] == '\r';
                    // Decoded when the line is whole: a piece of it may end inside a character.
                    return new String(line, 0, cr ? length - 1 : length, StandardCharsets.UTF_8);
                }
            }
            return null;
        }

        private void obey(String command) {
            if (command.startsWith("SAY ") && nick != null) {
                toAll(nick + ": " + command.substring(4));
            } else if (command.matches("NICK [A-Za-z0-9]{1,16}") && nick == null) {
                join(this, command.substring(5));
            } else {
                put("ERR");
            }
        }

        private void put(String text) {
            put((text + "\n").getBytes(StandardCharsets.UTF_8));
        }

        /** Lets the writer write {@code bytes} later; drops the client if too much waits already. Never blocks. */
        private void put(byte[] bytes) {
            if (!queue.offer(bytes)) {
                drop();
            }
        }

        private void write() {
            try (socket) {
                // A line is small and somebody waits for it: it is not to wait for the acknowledgement of the last one
                // (Nagle's algorithm; RFC 9293, 3.7.4).
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                for (byte[] next = queue.take(); next != END; next = queue.take()) {
                    out.write(next);
                }
            } catch (IOException e) {
                // A reset, or drop(). The reader sees the closed socket, and leaves.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                clients.remove(this);
            }
        }

        /** Closes the socket, which ends both tasks: the reader's read() fails, and so does the writer's next write(). */
        private void drop() {
            try {
                // A reset: the kernel, too, forgets what this client does not read.
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                // It is closed already.
            }
            // Wakes a writer that waits for a line. Where this finds no room, it has a line to fail with.
            queue.offer(END);
        }
    }
}
