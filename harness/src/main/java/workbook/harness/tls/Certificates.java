package workbook.harness.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates of a run: a root, and for each {@link Proof} a server's certificate with its key.
 *
 * <p>They are made in memory when they are first asked for, and hold for a day: nothing that could expire or leak is stored.
 * They are X.509 certificates of version 3 (RFC 5280) on the curve P-256.
 */
public final class Certificates {

    private static final byte[] SHA256_WITH_ECDSA = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.identifier(2, 5, 4, 3);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.identifier(2, 5, 29, 17);
    private static final byte[] BASIC_CONSTRAINTS = Der.identifier(2, 5, 29, 19);

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private static final Duration DAY = Duration.ofDays(1);
    private static final char[] NO_PASSWORD = {};

    private record Identity(PrivateKey key, X509Certificate certificate, KeyManager[] managers) {}

    private record Authority(String name, KeyPair keys) {}

    /** Makes them once in a JVM: they are the same for every check, and nobody can change them. */
    private static final class Holder {
        private static final Certificates MADE = new Certificates();
    }

    private final X509Certificate root;
    private final TrustManager[] trust;
    private final Map<Proof, Identity> identities = new EnumMap<>(Proof.class);
    private int serial;

    private Certificates() {
        try {
            Instant now = Instant.now();
            Authority trusted = new Authority("workbook root", keys());
            Authority stranger = new Authority("stranger's root", keys());
            byte[] localhost = alternatives(name("localhost"), address());
            root = certificate(trusted, trusted.name, trusted.keys, now, now.plus(DAY), authority());
            trust = trustIn(root);
            identities.put(Proof.TRUSTED, identity(trusted, now, now.plus(DAY), localhost));
            identities.put(Proof.EXPIRED, identity(trusted, now.minus(DAY.multipliedBy(2)), now.minus(DAY), localhost));
            identities.put(
                    Proof.OTHER_NAME, identity(trusted, now, now.plus(DAY), alternatives(name("wrong.example"))));
            identities.put(Proof.STRANGER, identity(stranger, now, now.plus(DAY), localhost));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no certificates could be made", e);
        }
    }

    /** Returns the certificates of this JVM. */
    public static Certificates made() {
        return Holder.MADE;
    }

    /** Returns a new context for a server that shows {@code proof}; as a client it trusts the root. */
    public SSLContext showing(Proof proof) {
        return context(identities.get(proof).managers);
    }

    /** Returns a new context for a client that trusts the root, and nobody else. */
    public SSLContext trusting() {
        return context(null);
    }

    /**
     * Writes {@code root.pem}, and for each proof its certificate and its key (PKCS #8), such as {@code expired.pem} and
     * {@code expired.key.pem}, into {@code folder}, for programs that are not of the JDK.
     */
    public void writePem(Path folder) throws IOException {
        try {
            Files.writeString(folder.resolve("root.pem"), pem("CERTIFICATE", root.getEncoded()));
            for (Map.Entry<Proof, Identity> entry : identities.entrySet()) {
                String name = entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-');
                Identity identity = entry.getValue();
                Files.writeString(folder.resolve(name + ".pem"), pem("CERTIFICATE", identity.certificate.getEncoded()));
                Files.writeString(folder.resolve(name + ".key.pem"), pem("PRIVATE KEY", identity.key.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate of our own has no encoding", e);
        }
    }

    /** Each context is a new one, so that no check resumes another's session. */
    private SSLContext context(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }

    private static TrustManager[] trustIn(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("root", root);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyManager[] managers(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setKeyEntry("server", key, NO_PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    /** Of the type that protects its keys with the least work: these never leave the memory. */
    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        return store;
    }

    private Identity identity(Authority issuer, Instant from, Instant to, byte[] extension)
            throws GeneralSecurityException, IOException {
        KeyPair keys = keys();
        X509Certificate certificate = certificate(issuer, "localhost", keys, from, to, extension);
        return new Identity(keys.getPrivate(), certificate, managers(keys.getPrivate(), certificate));
    }

    private X509Certificate certificate(
            Authority issuer, String subject, KeyPair keys, Instant from, Instant to, byte[] extension)
            throws GeneralSecurityException {
        serial++;
        // An hour earlier: the clocks of two programs differ a little.
        Instant begin = from.minus(Duration.ofHours(1));
        byte[] toBeSigned = Der.sequence(
                Der.tagged(0, Der.integer(2)),
                Der.integer(serial),
                SHA256_WITH_ECDSA,
                distinguishedName(issuer.name),
                Der.sequence(Der.time(begin), Der.time(to)),
                distinguishedName(subject),
                keys.getPublic().getEncoded(),
                Der.tagged(3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.keys.getPrivate());
        signature.update(toBeSigned);
        byte[] signed = Der.sequence(toBeSigned, SHA256_WITH_ECDSA, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] distinguishedName(String commonName) {
        return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
    }

    /** The extension that lets a certificate sign others. */
    private static byte[] authority() {
        return Der.sequence(BASIC_CONSTRAINTS, Der.yes(), Der.octets(Der.sequence(Der.yes())));
    }

    /** The extension with the names that a certificate is for. */
    private static byte[] alternatives(byte[]... names) {
        return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octets(Der.sequence(names)));
    }

    private static byte[] name(String host) {
        return Der.taggedBytes(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] address() {
        return Der.taggedBytes(IP_ADDRESS, LOOPBACK);
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
