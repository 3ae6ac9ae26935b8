package workbook.harness.http;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import workbook.harness.resource.OpenSockets;
import workbook.harness.tls.OldVersions;

/**
 * One client of the JDK's for the whole worker.
 *
 * <p>Before Java 21 a client cannot be closed: its thread and its selector live until nobody knows it any more. So there is
 * one that is never given up. It is made in a thread of the JVM's first thread group, not in a check's, so that no check is
 * charged for its threads; and its selector is kept out of the count of what a check leaves open.
 */
final class JdkHttpClient {

    /**
     * How long, in milliseconds, the client's selector may wait while nothing happens. A connection that is closed gives its
     * descriptor back only when the selector comes round, and the check's end does not wait for long.
     */
    private static final String SELECTOR_TIMEOUT = "jdk.internal.httpclient.selectorTimeout";

    private static HttpClient client;

    private JdkHttpClient() {}

    /** Returns the client; the first call makes it, and must come before the learner's program runs. */
    static synchronized HttpClient get() {
        if (client == null) {
            OpenSockets.keeping(JdkHttpClient::make);
        }
        return client;
    }

    private static void make() {
        System.setProperty(SELECTOR_TIMEOUT, "1000");
        // The client makes a context for https, asked or not.
        OldVersions.allow();
        Thread maker = harnessThread(() -> client = HttpClient.newBuilder()
                .executor(executor())
                .proxy(HttpClient.Builder.NO_PROXY)
                .build());
        maker.start();
        boolean interrupted = false;
        while (maker.isAlive()) {
            try {
                maker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Executor executor() {
        return Executors.newCachedThreadPool(JdkHttpClient::harnessThread);
    }

    private static Thread harnessThread(Runnable task) {
        ThreadGroup first = Thread.currentThread().getThreadGroup();
        while (first.getParent() != null) {
            first = first.getParent();
        }
        Thread thread = new Thread(first, task, "the JDK's HttpClient");
        thread.setDaemon(true);
        // The check's loader must not live on here.
        thread.setContextClassLoader(JdkHttpClient.class.getClassLoader());
        return thread;
    }
}
