package workbook.harness.policy.programs;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A right program: a server and a client over TLS, with frames. */
public final class TlsEcho {
    private TlsEcho() {}

    public static SSLContext context(byte[] keys, char[] password, InputStream authority)
            throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(new ByteArrayInputStream(keys), password);
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(own, password);

        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        X509Certificate certificate =
                (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(authority);
        certificate.checkValidity();
        trusted.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trustManagers.init(trusted);

        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), new SecureRandom());
        return context;
    }

    public static void serveOne(SSLContext context) throws IOException {
        try (SSLServerSocket listener =
                        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0);
                SSLSocket client = (SSLSocket) listener.accept()) {
            client.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] frame = new byte[in.readUnsignedShort()];
            in.readFully(frame);
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            out.writeShort(frame.length);
            out.write(frame);
            out.flush();
        } catch (SSLHandshakeException e) {
            if (e.getCause() instanceof CertificateException reason) {
                throw new IOException("certificate: " + reason.getMessage(), e);
            }
            throw e;
        }
    }

    public static String connect(SSLContext context, InetSocketAddress server) throws IOException {
        Socket plain = new Socket();
        plain.connect(server, 1_000);
        try (SSLSocket socket = (SSLSocket)
                context.getSocketFactory().createSocket(plain, server.getHostString(), server.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            SSLSession session = socket.getSession();
            return session.getProtocol() + " " + session.getCipherSuite();
        } catch (SSLException e) {
            throw new IOException(e);
        }
    }
}
