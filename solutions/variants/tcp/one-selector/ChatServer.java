package workbook.tcp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One task for all: non-blocking channels, what is to be written in a list of buffers, and no lock at all. */
public final class ChatServer implements Closeable {

    private static final int LIMIT = 1_024;
    private static final int MOST_WAITING = 1 << 20;

    private final ServerSocketChannel listener;
    private final Selector selector;
    private final Map<String, Client> members = new TreeMap<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(16 * 1024);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closing;

    public ChatServer(InetSocketAddress local, Executor executor) throws IOException {
        listener = ServerSocketChannel.open();
        Selector opened = null;
        try {
            listener.bind(local);
            listener.configureBlocking(false);
            opened = Selector.open();
            listener.register(opened, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            listener.close();
            if (opened != null) {
                opened.close();
            }
            throw e;
        }
        selector = opened;
        executor.execute(this::loop);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        try {
            ended.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (!closing) {
                selector.select(this::handle);
            }
        } catch (IOException e) {
            closing = true;
        } finally {
            for (SelectionKey key : selector.keys()) {
                quietly(key.channel());
            }
            try {
                selector.close();
            } catch (IOException e) {
                // It is of no more use.
            }
            ended.countDown();
        }
    }

    private void handle(SelectionKey key) {
        if (key.channel() == listener) {
            accept();
            return;
        }
        Client client = (Client) key.attachment();
        try {
            if (key.isValid() && key.isWritable()) {
                client.write();
            }
            if (key.isValid() && key.isReadable()) {
                client.read();
            }
        } catch (IOException e) {
            client.vanish();
        }
    }

    private void accept() {
        try {
            SocketChannel channel = listener.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                Client client = new Client(channel);
                client.key = channel.register(selector, SelectionKey.OP_READ, client);
            }
        } catch (IOException e) {
            // The client has left already.
        }
    }

    private void tell(String line) {
        // A copy, since who cannot be told leaves.
        for (Client member : new ArrayList<>(members.values())) {
            member.put(line);
        }
    }

    private static void quietly(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be done with it.
        }
    }

    private final class Client {

        private final SocketChannel channel;
        private final Deque<ByteBuffer> output = new ArrayDeque<>();
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private SelectionKey key;
        private int waiting;
        private boolean tooLong;
        private boolean done;
        private String nick;

        private Client(SocketChannel channel) {
            this.channel = channel;
        }

        private void read() throws IOException {
            input.clear();
            int n = channel.read(input);
            input.flip();
            List<String> lines = new ArrayList<>();
            while (input.hasRemaining()) {
                byte next = input.get();
                if (next == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    lines.add(tooLong ? "too long" : text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
                    tooLong = false;
                    line.reset();
                } else if (line.size() == LIMIT) {
                    tooLong = true;
                } else {
                    line.write(next);
                }
            }
            // The input buffer is everybody's, so the lines are obeyed when it is empty.
            for (String text : lines) {
                if (!done) {
                    obey(text);
                }
            }
            if (n < 0) {
                finish();
            }
        }

        private void obey(String text) {
            String[] words = text.split(" ", 2);
            String rest = words.length == 2 ? words[1] : null;
            if (text.equals("QUIT")) {
                finish();
            } else if (words[0].equals("SAY") && rest != null && nick != null) {
                tell(nick + ": " + rest);
            } else if (words[0].equals("NICK") && rest != null && nick == null && isNick(rest)) {
                if (members.containsKey(rest)) {
                    put("TAKEN");
                    return;
                }
                tell("JOINED " + rest);
                put("OK");
                nick = rest;
                members.put(nick, this);
            } else {
                put("ERR");
            }
        }

        private boolean isNick(String text) {
            return !text.isEmpty()
                    && text.length() <= 16
                    && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        }

        private void finish() {
            done = true;
            leave();
            if (key.isValid()) {
                if (output.isEmpty()) {
                    quietly(channel);
                } else {
                    key.interestOps(SelectionKey.OP_WRITE);
                }
            }
        }

        private void leave() {
            if (nick != null && members.remove(nick, this)) {
                tell("LEFT " + nick);
            }
        }

        private void vanish() {
            quietly(channel);
            leave();
        }

        private void put(String text) {
            if (!channel.isOpen()) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            waiting += bytes.remaining();
            if (waiting > MOST_WAITING) {
                vanish();
                return;
            }
            output.add(bytes);
            key.interestOpsOr(SelectionKey.OP_WRITE);
        }

        private void write() throws IOException {
            waiting -= (int) channel.write(output.toArray(ByteBuffer[]::new));
            while (!output.isEmpty() && !output.peek().hasRemaining()) {
                output.remove();
            }
            if (output.isEmpty()) {
                if (done) {
                    quietly(channel);
                } else {
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
        }
    }
}
