import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import workbook.tcp.TlsEcho;

/** Makes a certificate for one name and one address, and asks its server for three. */
class ThreeNamesOneCertificate {

    private static final String PASSWORD = "not secret";

    public static void main(String[] arguments) throws Exception {
        SSLContext context = contextFor("dns:shop.example,ip:127.0.0.1");
        ExecutorService executor = Executors.newCachedThreadPool();
        InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        System.out.println("the certificate is for shop.example and 127.0.0.1");
        try (TlsEcho server = new TlsEcho(local, context, 100, Duration.ofSeconds(5), executor)) {
            ask(server, "shop.example", context);
            ask(server, "127.0.0.1", context);
            ask(server, "bank.example", context);
            System.out.println("the JVM's own trust in place of the one that was given:");
            ask(server, "shop.example", SSLContext.getDefault());
        }
        executor.shutdown();
    }

    private static void ask(TlsEcho server, String host, SSLContext context) throws IOException {
        try {
            List<String> replies =
                    TlsEcho.ask(server.address(), host, context, 100, Duration.ofSeconds(5), List.of("3 apples", ""));
            System.out.println("ask " + host + ": replies " + replies);
        } catch (SSLException e) {
            System.out.println("ask " + host + ": refused, and nothing was sent");
        }
    }

    /** Lets the JDK's keytool make a key and a certificate that signs itself, and trusts it. */
    private static SSLContext contextFor(String names) throws Exception {
        Path folder = Files.createTempDirectory("tls");
        Path file = folder.resolve("store.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=an example",
                        "-ext",
                        "san=" + names,
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file.toFile())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("itself", store.getCertificate("mykey"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        Files.delete(file);
        Files.delete(folder.resolve("log"));
        Files.delete(folder);
        return context;
    }
}
