package workbook.tcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One task decides everything, from a queue of what has happened: who is connected, who is a member and who is told what is
 * known to it alone. Each client has a task that reads and one that writes.
 */
public final class ChatServer implements Closeable {

    private final ServerSocket listener;
    private final Executor executor;
    private final BlockingQueue<Runnable> events = new ArrayBlockingQueue<>(64);
    private final Map<Integer, Client> clients = new HashMap<>();
    private final Map<String, Client> members = new HashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean closing;
    private int tasks;
    private int number;

    public ChatServer(InetSocketAddress local, Executor executor) throws IOException {
        this.executor = executor;
        this.listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(local, 200);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        tasks = 1;
        executor.execute(this::decide);
        executor.execute(this::accept);
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            if (ended.getCount() > 0) {
                events.offer(this::closeAll, 500, TimeUnit.MILLISECONDS);
            }
            ended.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void decide() {
        try {
            while (tasks > 0 || !closing) {
                events.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private void closeAll() {
        closing = true;
        clients.values().forEach(Client::cut);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket;
                try {
                    socket = listener.accept();
                } catch (IOException e) {
                    if (listener.isClosed()) {
                        break;
                    }
                    continue;
                }
                events.put(() -> begin(socket));
            }
            events.put(() -> tasks--);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Socket socket) {
        Client client = new Client(socket, number++);
        clients.put(client.id, client);
        tasks += 2;
        executor.execute(client::read);
        executor.execute(client::write);
        if (closing) {
            client.cut();
        }
    }

    private void ended(Client client) {
        tasks--;
        if (--client.tasks == 0) {
            clients.remove(client.id);
        }
    }

    private void line(Client client, String text) {
        if (client.over) {
            return;
        }
        String nick = client.nick;
        if (text.equals("QUIT")) {
            over(client);
            client.put("");
        } else if (nick != null && text.startsWith("SAY ")) {
            all(nick + ": " + text.substring("SAY ".length()) + "\n");
        } else if (nick == null && text.matches("NICK \\p{Alnum}{1,16}")) {
            nick = text.substring("NICK ".length());
            if (members.putIfAbsent(nick, client) == null) {
                client.nick = nick;
                for (Client other : members.values()) {
                    if (other != client) {
                        other.put("JOINED " + nick + "\n");
                    }
                }
                client.put("OK\n");
            } else {
                client.put("TAKEN\n");
            }
        } else {
            client.put("ERR\n");
        }
        sweep();
    }

    private void all(String line) {
        members.values().forEach(member -> member.put(line));
    }

    private void over(Client client) {
        client.over = true;
        if (client.nick != null && members.get(client.nick) == client) {
            members.remove(client.nick);
            all("LEFT " + client.nick + "\n");
        }
    }

    /** Lets go of those who could not be told something; to tell of that may bring up more of them. */
    private void sweep() {
        boolean again = true;
        while (again) {
            again = false;
            for (Iterator<Client> each = members.values().iterator(); each.hasNext() && !again; ) {
                Client member = each.next();
                if (member.full) {
                    again = true;
                    over(member);
                }
            }
        }
    }

    private final class Client {

        private final Socket socket;
        private final int id;
        private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>(300);
        private int tasks = 2;
        private boolean over;
        private boolean full;
        private String nick;

        private Client(Socket socket, int id) {
            this.socket = socket;
            this.id = id;
        }

        private void put(String line) {
            if (!full && !outgoing.offer(line)) {
                full = true;
                cut();
            }
        }

        private void cut() {
            try {
                socket.close();
            } catch (IOException e) {
                // Nobody is there any more.
            }
            outgoing.clear();
            outgoing.offer("");
        }

        private void read() {
            try {
                try {
                    readLines();
                    events.put(() -> line(this, "QUIT"));
                } catch (IOException e) {
                    events.put(() -> {
                        over(this);
                        cut();
                        sweep();
                    });
                }
                events.put(() -> ended(this));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void readLines() throws IOException, InterruptedException {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[4_096];
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean refused = false;
            for (int n = in.read(piece); n != -1; n = in.read(piece)) {
                int from = 0;
                for (int i = 0; i < n; i++) {
                    if (piece[i] == '\n') {
                        line.write(piece, from, i - from);
                        from = i + 1;
                        if (!refused && line.size() <= 1_024) {
                            String text = line.toString(UTF_8);
                            events.put(() -> line(this, text.endsWith("\r") ? text.replaceFirst("\r$", "") : text));
                        } else if (!refused) {
                            events.put(() -> line(this, "?"));
                        }
                        refused = false;
                        line.reset();
                    }
                }
                line.write(piece, from, n - from);
                if (line.size() > 1_024) {
                    // Refused at once, not when its end comes.
                    if (!refused) {
                        events.put(() -> line(this, "?"));
                    }
                    refused = true;
                    line.reset();
                }
            }
        }

        private void write() {
            try {
                try (socket;
                        OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
                    for (String next = outgoing.take(); !next.isEmpty(); next = outgoing.take()) {
                        out.write(next.getBytes(UTF_8));
                        if (outgoing.isEmpty()) {
                            out.flush();
                        }
                    }
                } catch (IOException e) {
                    // The reader sees it too.
                }
                events.put(() -> ended(this));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
