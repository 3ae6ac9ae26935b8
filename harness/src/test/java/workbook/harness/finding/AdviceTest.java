package workbook.harness.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import workbook.harness.scene.Scene;
import workbook.harness.tcp.Tcp;

/** Each advice is given on the exception that the JDK really throws. */
@Timeout(30)
class AdviceTest {

    private final Scene scene = new Scene("AdviceTest", 10_000_000_000L, 1);
    private final Tcp tcp = new Tcp(scene);

    @AfterEach
    void closeScene() {
        scene.close();
    }

    @Test
    void anAddressOfAnotherMachineIsNoPortInUse() throws IOException {
        ServerSocket socket = scene.closing(new ServerSocket());

        expect(
                BindException.class,
                "none of this machine's own",
                () -> socket.bind(new InetSocketAddress("192.0.2.1", 0)));
    }

    @Test
    void aPrivilegedPortIsNoPortInUse() {
        expect(BindException.class, "privileged", () -> {
            throw new BindException("Permission denied");
        });
    }

    @Test
    void aConnectThatTimedOutWasNotRefused() {
        expect(ConnectException.class, "Nobody answered", () -> {
            throw new ConnectException("Connection timed out");
        });
    }

    @Test
    void anInterruptClosedTheChannel() {
        expect(ClosedByInterruptException.class, "An interrupt", () -> {
            throw new ClosedByInterruptException();
        });
    }

    @Test
    void refused() throws IOException {
        InetSocketAddress nobody = tcp.refusing();
        Socket socket = scene.closing(new Socket());

        expect(ConnectException.class, "Nobody listens", () -> socket.connect(nobody));
    }

    @Test
    void aPortInUse() throws IOException {
        InetSocketAddress taken = tcp.listen().address();
        ServerSocket second = scene.closing(new ServerSocket());

        expect(BindException.class, "Another socket has that port", () -> second.bind(taken));
    }

    @Test
    void noRoute() {
        expect(NoRouteToHostException.class, "no way to that address", () -> {
            throw new NoRouteToHostException("No route to host");
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anUnreachablePort() throws IOException {
        DatagramSocket gone = new DatagramSocket(Tcp.loopback());
        int port = gone.getLocalPort();
        gone.close();
        DatagramSocket socket = scene.closing(new DatagramSocket(Tcp.loopback()));
        socket.setSoTimeout(5_000);
        socket.connect(InetAddress.getLoopbackAddress(), port);
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);

        expect(PortUnreachableException.class, "No socket has that UDP port", () -> {
            socket.send(packet);
            socket.receive(packet);
        });
    }

    @Test
    void aTimeOut() throws IOException {
        ServerSocket listener = scene.closing(new ServerSocket());
        listener.bind(Tcp.loopback());
        listener.setSoTimeout(1);

        expect(SocketTimeoutException.class, "time-out that you set", listener::accept);
    }

    @Test
    void anUnknownHost() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("host.invalid", 80);
        Socket socket = scene.closing(new Socket());

        expect(UnknownHostException.class, "was not resolved", () -> socket.connect(unresolved));
    }

    @Test
    void anUnresolvedAddress() throws IOException {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("host.invalid", 80);
        SocketChannel channel = scene.closing(SocketChannel.open());

        expect(UnresolvedAddressException.class, "never resolved", () -> channel.connect(unresolved));
    }

    @Test
    void anEarlyEnd() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[3]));

        expect(java.io.EOFException.class, "ended before all the bytes", in::readInt);
    }

    @Test
    void aCloseDuringTheCall() throws IOException {
        ServerSocketChannel channel = scene.closing(ServerSocketChannel.open());
        channel.bind(Tcp.loopback());
        CompletableFuture<Thread> accepting = new CompletableFuture<>();
        CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(() -> {
            accepting.complete(Thread.currentThread());
            return catchThrowable(channel::accept);
        });
        Thread thread = accepting.join();
        await().until(() -> isIn("accept", thread));
        channel.close();

        assertThat(thrown.join()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(Advice.on(thrown.join()))
                .hasValueSatisfying(line -> assertThat(line).contains("during the call"));
    }

    @Test
    void aCallAfterTheClose() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.close();

        expect(ClosedChannelException.class, "before the call", () -> channel.write(ByteBuffer.allocate(1)));
    }

    @Test
    void aChannelThatIsNotConnected() throws IOException {
        SocketChannel channel = scene.closing(SocketChannel.open());

        expect(NotYetConnectedException.class, "before it was connected", () -> channel.read(ByteBuffer.allocate(1)));
    }

    @Test
    void aReset() throws IOException {
        Socket socket = connectedAndReset();

        expect(
                IOException.class,
                "sent a reset (RST)",
                () -> socket.getInputStream().read());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aBrokenPipe() throws IOException {
        Socket socket = connectedAndReset();
        catchThrowable(() -> socket.getInputStream().read());

        expect(
                IOException.class,
                "The peer is gone",
                () -> socket.getOutputStream().write(1));
    }

    @Test
    void aSocketThatWasClosedBefore() throws IOException {
        Socket socket = new Socket();
        socket.close();

        expect(IOException.class, "was closed, by this program", () -> socket.connect(tcp.refusing()));
        expect(IOException.class, "was closed, by this program", socket::getInputStream);
    }

    @Test
    void aNullVariable() {
        String[] names = new String[1];

        expect(NullPointerException.class, "held null", () -> names[0].length());
    }

    @Test
    void anEndlessRecursion() {
        expect(StackOverflowError.class, "calls itself", AdviceTest::deeper);
    }

    @Test
    void anIndexOutsideOfItsArray() {
        byte[] bytes = new byte[2];
        int end = -1;

        expect(IndexOutOfBoundsException.class, "outside its array", () -> bytes[end]++);
    }

    @Test
    void onOtherExceptionsThereIsNone() {
        assertThat(Advice.on(new IOException("something"))).isEmpty();
        assertThat(Advice.on(new IllegalStateException("reset"))).isEmpty();
    }

    private Socket connectedAndReset() throws IOException {
        ServerSocket listener = scene.closing(new ServerSocket());
        listener.bind(Tcp.loopback());
        Socket socket = scene.closing(new Socket());
        socket.connect(listener.getLocalSocketAddress());
        Socket peer = listener.accept();
        peer.setSoLinger(true, 0);
        peer.close();
        return socket;
    }

    private static boolean isIn(String method, Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getMethodName().equals(method)) {
                return true;
            }
        }
        return false;
    }

    private static int deeper() {
        return deeper() + 1;
    }

    private static void expect(Class<? extends Throwable> type, String advice, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(type);
        assertThat(Advice.on(thrown))
                .as("advice on %s", thrown)
                .hasValueSatisfying(line -> assertThat(line).contains(advice));
    }
}
