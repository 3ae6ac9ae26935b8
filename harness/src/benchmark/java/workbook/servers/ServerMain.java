package workbook.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Runs one server in a JVM of its own: prints its port, then for each line of input the bytes that it holds. */
final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        System.out.println(start(arguments, local).getPort());
        try (BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (asked.readLine() != null) {
                System.out.println(held());
            }
        }
        System.exit(0);
    }

    private static InetSocketAddress start(String[] arguments, InetSocketAddress local) throws Exception {
        return switch (Contestant.valueOf(arguments[0])) {
            case ECHO_SERVER ->
                address(reference("EchoServer")
                        .getConstructor(InetSocketAddress.class, Executor.class)
                        .newInstance(local, Executors.newCachedThreadPool()));
            case SELECTOR_ECHO_SERVER ->
                address(reference("SelectorEchoServer")
                        .getConstructor(InetSocketAddress.class)
                        .newInstance(local));
            case TCP_PROXY ->
                address(reference("TcpProxy")
                        .getConstructor(
                                InetSocketAddress.class, InetSocketAddress.class, Duration.class, Executor.class)
                        .newInstance(
                                local, upstream(arguments), Duration.ofSeconds(5), Executors.newCachedThreadPool()));
            case STATIC_HTTP_SERVER ->
                address(reference("StaticHttpServer")
                        .getConstructor(InetSocketAddress.class, Path.class, Duration.class, Executor.class)
                        .newInstance(
                                local, Path.of(arguments[1]), Duration.ofMinutes(5), Executors.newCachedThreadPool()));
            case NETTY_HTTP -> NettyHttp.files(local, Path.of(arguments[1]));
            case NETTY_ECHO -> NettyServers.echo(local);
            case NETTY_PROXY -> NettyServers.proxy(local, upstream(arguments));
        };
    }

    /** The references are on this JVM's class path alone: what compiles this class does not know them. */
    private static Class<?> reference(String name) throws ClassNotFoundException {
        return Class.forName("workbook.tcp." + name);
    }

    private static InetSocketAddress address(Object server) throws ReflectiveOperationException {
        return (InetSocketAddress) server.getClass().getMethod("address").invoke(server);
    }

    private static InetSocketAddress upstream(String[] arguments) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    }

    /** Returns the bytes of heap and direct buffers after a collection. */
    private static long held() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return runtime.totalMemory() - runtime.freeMemory() + direct;
    }
}
