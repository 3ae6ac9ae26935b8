package workbook.harness.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    @TempDir
    private Path folder;

    @Test
    void theTrustedOneIsForLocalhostAndSignedByTheRoot() throws Exception {
        X509Certificate certificate = certificate("trusted");

        assertThatCode(() -> certificate.verify(certificate("root").getPublicKey()))
                .doesNotThrowAnyException();
        assertThatCode(certificate::checkValidity).doesNotThrowAnyException();
        assertThat(certificate.getSubjectAlternativeNames())
                .asInstanceOf(InstanceOfAssertFactories.collection(List.class))
                .containsExactly(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(certificate("root").getBasicConstraints()).isNotNegative();
    }

    @Test
    void eachOfTheOthersHasOneFault() throws Exception {
        assertThatThrownBy(certificate("expired")::checkValidity).isInstanceOf(CertificateExpiredException.class);
        certificate("expired").verify(certificate("root").getPublicKey());

        assertThat(certificate("other-name").getSubjectAlternativeNames())
                .asInstanceOf(InstanceOfAssertFactories.collection(List.class))
                .containsExactly(List.of(2, "wrong.example"));
        certificate("other-name").checkValidity();
        certificate("other-name").verify(certificate("root").getPublicKey());

        X509Certificate stranger = certificate("stranger");
        assertThatThrownBy(() -> stranger.verify(certificate("root").getPublicKey()))
                .isInstanceOf(SignatureException.class);
        stranger.checkValidity();
    }

    @Test
    void keysAreWrittenAsOtherProgramsReadThem() throws Exception {
        Certificates.made().writePem(folder);

        byte[] key = bytes(Files.readString(folder.resolve("trusted.key.pem")));

        assertThat(KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(key))
                        .getAlgorithm())
                .isEqualTo("EC");
    }

    private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
        Certificates.made().writePem(folder);
        byte[] pem = Files.readAllBytes(folder.resolve(name + ".pem"));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static byte[] bytes(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
