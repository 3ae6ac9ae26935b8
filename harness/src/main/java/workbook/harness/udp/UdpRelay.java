package workbook.harness.udp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import workbook.harness.Dice;
import workbook.harness.scene.Scene;
import workbook.harness.text.Bytes;

/**
 * A network between clients and a server that loses, doubles, delays, reorders or corrupts datagrams, apart for each
 * direction; without faults it passes everything on.
 *
 * <pre>
 * var relay = udp.relay(server.address()).toServer(lossOf(0)).toClient(loss(20), delay(30));
 * client.send("hello", relay.address());
 * </pre>
 *
 * <p>Clients send to its address. The server sees a source of its own for each client and answers there; a server that
 * answers from another port, as TFTP does, is seen by the client at another port of the relay, and answers to that port
 * find it. Faults count the datagrams of a direction, whichever client or port they belong to, in the order in which
 * they come.
 *
 * <p>What a fault did is recorded. What passes is recorded too, unless a scripted peer at one end records it already.
 */
public final class UdpRelay implements AutoCloseable {

    private static final int BUFFERED = 1 << 20;

    /** A socket that stands for an address of the other side. */
    private record Door(DatagramChannel channel, InetSocketAddress standsFor, boolean toServer) {}

    private final Scene scene;
    private final Cast cast;
    private final Selector selector;
    private final InetSocketAddress address;
    private final Map<InetSocketAddress, Door> serverDoors = new HashMap<>();
    private final Map<InetSocketAddress, Door> clientDoors = new HashMap<>();
    private final Thread thread = new Thread(this::run, "udp relay");
    private final long start = System.nanoTime();
    private DatagramPath toServer;
    private DatagramPath toClient;
    private volatile boolean closed;

    UdpRelay(Scene scene, Cast cast, InetSocketAddress server) throws IOException {
        this.scene = scene;
        this.cast = cast;
        this.toServer = new DatagramPath(scene.dice());
        this.toClient = new DatagramPath(scene.dice());
        this.selector = Selector.open();
        scene.closing(this);
        this.address = (InetSocketAddress) door(true, server).channel.getLocalAddress();
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the address that clients send to in place of the server's. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Plays {@code faults} from now on in what clients send, the first one first, in place of those before; what those
     * hold is delivered.
     */
    public UdpRelay toServer(DatagramFault... faults) {
        DatagramPath path = path("to the server", faults);
        synchronized (this) {
            toServer.release(Long.MAX_VALUE - 1);
            toServer = path;
        }
        return this;
    }

    /** Plays {@code faults} from now on in what the server sends, as {@link #toServer} does for the clients. */
    public UdpRelay toClient(DatagramFault... faults) {
        DatagramPath path = path("to the client", faults);
        synchronized (this) {
            toClient.release(Long.MAX_VALUE - 1);
            toClient = path;
        }
        return this;
    }

    /** Ends the relay; what is on its way is lost. */
    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private DatagramPath path(String direction, DatagramFault... faults) {
        for (DatagramFault fault : faults) {
            scene.plays(fault + " " + direction);
        }
        // Dice of its own for each direction: which datagram comes first in both must not change what happens to them.
        return new DatagramPath(new Dice(scene.dice().between(0, Integer.MAX_VALUE - 1), direction), faults);
    }

    private void run() {
        try {
            while (!closed) {
                long due = release();
                if (due == DatagramPath.NEVER) {
                    selector.select(this::arrive);
                } else {
                    selector.select(this::arrive, Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - now()) + 1));
                }
            }
        } catch (IOException | ClosedSelectorException e) {
            cast.record(true, "(the relay ends: " + e + ")");
        }
    }

    /** Delivers what is due; returns when something is due next. */
    private synchronized long release() {
        toServer.release(now());
        toClient.release(now());
        return Math.min(toServer.nextDue(), toClient.nextDue());
    }

    private void arrive(SelectionKey key) {
        Door door = (Door) key.attachment();
        try {
            for (Datagram datagram; (datagram = receive(door.channel)) != null; ) {
                forward(datagram, door);
            }
        } catch (IOException e) {
            cast.record(door.toServer, "(the relay cannot receive: " + e + ")");
        }
    }

    private synchronized void forward(Datagram datagram, Door door) throws IOException {
        boolean inward = door.toServer;
        Door exit = door(!inward, datagram.source());
        boolean recordedAtAnEnd = cast.isScripted(datagram.source()) || cast.isScripted(door.standsFor);
        Passage passage = new Passage(
                datagram.bytes(),
                bytes -> send(bytes, exit, door, recordedAtAnEnd),
                (what, bytes) -> cast.record(inward, "(" + what + ") " + Bytes.describe(bytes)));
        (inward ? toServer : toClient).enter(passage, now());
    }

    private void send(byte[] bytes, Door exit, Door entry, boolean recordedAtAnEnd) {
        try {
            if (!recordedAtAnEnd) {
                cast.record(entry.toServer, Bytes.describe(bytes));
            }
            exit.channel.send(ByteBuffer.wrap(bytes), entry.standsFor);
        } catch (IOException e) {
            cast.record(entry.toServer, "(the relay cannot send: " + e + ")");
        }
    }

    /** Returns the socket that stands for {@code address}, and opens it when there is none. */
    private Door door(boolean toServer, InetSocketAddress address) throws IOException {
        Map<InetSocketAddress, Door> doors = toServer ? serverDoors : clientDoors;
        Door door = doors.get(address);
        if (door == null) {
            DatagramChannel channel = DatagramChannel.open();
            door = new Door(channel, address, toServer);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFERED);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFERED);
            channel.configureBlocking(false);
            channel.bind(Udp.loopback());
            channel.register(selector, SelectionKey.OP_READ, door);
            doors.put(address, door);
        }
        return door;
    }

    private static Datagram receive(DatagramChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(UdpPeer.MAX_BYTES);
        InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
        if (source == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes);
        return new Datagram(bytes, source);
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
