package workbook.harness.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that right programs need. Whole programs are in {@link RightProgramsTest}. */
class AllowancesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.nanoTime(); System.currentTimeMillis(); System.lineSeparator(); System.identityHashCode(this);",
                "System.arraycopy(new int[1], 0, new int[1], 0, 1); System.out.printf(\"%d%n\", 1); System.err.println();",
                "Runtime.getRuntime().availableProcessors(); Runtime.getRuntime().maxMemory();",
                "Runtime.getRuntime().totalMemory(); Runtime.getRuntime().freeMemory();",
                "Thread t = new Thread(null, () -> {}, \"n\", 1 << 20); t.setDaemon(true); t.start(); t.join(); t.interrupt();",
                "Thread.sleep(1); Thread.interrupted(); Thread.currentThread().setUncaughtExceptionHandler((t, e) -> {});",
                "switch (Thread.currentThread().getState()) { case RUNNABLE: break; default: Thread.yield(); }",
                "ThreadLocal.withInitial(StringBuilder::new).get().append(1);",
            })
    void theMachineAndThreads(String statements) throws IOException {
        assertAllowed(statements);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { throw new UncheckedIOException(new IOException()); } catch (UncheckedIOException e) { throw e.getCause(); }",
                "throw new InterruptedIOException(); ",
                "throw new EOFException(\"3 of 4\");",
                "try { run(); } catch (FileNotFoundException | SocketTimeoutException e) { e.printStackTrace(); }",
                "Exception e = new Exception(); e.addSuppressed(e); e.getSuppressed(); e.getMessage(); e.fillInStackTrace();",
                "new DataInputStream(new ByteArrayInputStream(new byte[4])).readFully(new byte[4]);",
                "new PrintWriter(new OutputStreamWriter(System.out, \"UTF-8\"), true).println();",
                "new PrintStream(new ByteArrayOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8).close();",
                "new Scanner(new ByteArrayInputStream(new byte[0]), \"UTF-8\").nextLine(); new Scanner(\"a b\").next();",
                "new Formatter(new StringBuilder(), Locale.ROOT).format(\"%d\", 1); new Formatter().format(\"\");",
                "new PipedInputStream().connect(new PipedOutputStream());",
            })
    void exceptionsAndStreams(String statements) throws IOException {
        assertAllowed(statements);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((int[]) new int[1].clone())[0]++; String[][] grid = new String[2][3]; grid.clone();",
                "HexFormat.of().formatHex(new byte[1]); new BitSet().set(1); new Random(1).nextInt(); UUID.randomUUID();",
                "java.security.MessageDigest.getInstance(\"SHA-256\").digest(); new java.security.SecureRandom().nextLong();",
                "javax.crypto.Mac m = javax.crypto.Mac.getInstance(\"HmacSHA256\");"
                        + " m.init(new javax.crypto.spec.SecretKeySpec(new byte[16], \"HmacSHA256\"));",
                "java.time.Duration.between(java.time.Instant.now(), java.time.Clock.systemUTC().instant()).toMillis();",
                "new java.util.zip.CRC32().update(1); new java.math.BigInteger(\"1\").modPow(null, null);",
                "java.util.regex.Pattern.compile(\"x\").matcher(\"x\").results().map(r -> r.group()).toList();",
                "java.util.logging.Logger.getLogger(\"x\").log(java.util.logging.Level.INFO, \"x\");",
                "URI.create(\"http://x/\").getHost(); URLDecoder.decode(\"x\", \"UTF-8\"); IDN.toASCII(\"x\");",
                "InetAddress.getByAddress(new byte[4]).isReachable(1); InetAddress.getLoopbackAddress();",
                "Integer.decode(\"1\"); Long.parseUnsignedLong(\"1\"); Boolean.parseBoolean(\"x\"); Character.isDigit('1');",
                "for (var each : List.of(1, \"a\")) { Comparable<?> c = each; each.hashCode(); each.describeConstable(); }",
                "getClass().getSimpleName(); getClass().isInstance(this); assert this != null;",
                "new java.lang.ref.WeakReference<>(this).get();",
            })
    void tools(String statements) throws IOException {
        assertAllowed(statements);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var h = java.lang.invoke.MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);"
                        + " byte[] b = new byte[4]; h.set(b, 0, 7); int i = (int) h.get(b, 0);",
                "var e = java.util.concurrent.Executors.newFixedThreadPool(2); e.submit(() -> 1).get(); e.shutdownNow();",
                "java.util.concurrent.CompletableFuture.supplyAsync(() -> 1).thenCombine(null, (a, b) -> a).get();",
                "new Timer(true).schedule(new TimerTask() { public void run() {} }, 1);",
                "var s = new MulticastSocket(); s.joinGroup(new InetSocketAddress(\"x\", 1), NetworkInterface.getByIndex(1));",
                "var s = new Socket(); s.setOption(StandardSocketOptions.SO_LINGER, 0); s.connect(new InetSocketAddress(1), 2);",
                "var c = java.nio.channels.AsynchronousSocketChannel.open(); c.read(ByteBuffer.allocateDirect(1)).get();",
                "java.nio.charset.StandardCharsets.UTF_8.newDecoder()"
                        + ".onMalformedInput(java.nio.charset.CodingErrorAction.REPORT).decode(ByteBuffer.allocate(1));",
                "((javax.net.ssl.SSLSocket) javax.net.ssl.SSLSocketFactory.getDefault().createSocket()).startHandshake();",
            })
    void concurrencyAndSockets(String statements) throws IOException {
        assertAllowed(statements);
    }

    private void assertAllowed(String statements) throws IOException {
        ClassFiles own = TestCompiler.compileStatements(folder, statements);

        assertThat(ApiPolicy.course().judge(own, "workbook.tcp.Root")).isEmpty();
    }
}
