package io.connectors.sandbox.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevelopmentCaTest {

    // The real time: TLS clients look at the real clock.
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path directory;

    @Test
    void isTheSameAfterARestart() {
        X509Certificate first = ca(now).certificate();

        assertThat(ca(now).certificate()).isEqualTo(first);
    }

    @Test
    void isMadeAnewWhenItWouldNotOutliveAServerCertificate() {
        X509Certificate first = ca(now).certificate();

        X509Certificate later = ca(now.plus(Duration.ofDays(3650 - 365))).certificate();

        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void writesItsOwnCertificateForClients() throws Exception {
        DevelopmentCa ca = ca(now);

        assertThat(read(ca.certificateFile())).containsExactly(ca.certificate());
    }

    @Test
    void keepsPrivateKeysFromOthers() throws IOException {
        ServerCertificate server = ca(now).serverCertificate("server", List.of());

        for (Path file : List.of(directory.resolve("ca.p12"), server.keyStore(), server.keyFile())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void leavesNoDraftsBehind() throws IOException {
        ca(now).serverCertificate("server", List.of());

        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ca.p12", "ca.crt", "server.p12", "server.crt", "server.key");
        }
    }

    @Test
    void namesThisMachineAndTheOthers() throws Exception {
        ServerCertificate server = ca(now).serverCertificate("server", List.of("api.Example.test", "192.0.2.7"));

        assertThat(server.certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder(
                        "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "api.example.test", "192.0.2.7");
    }

    @Test
    void writesAPemKeyThatFitsThePemCertificate() throws Exception {
        ServerCertificate server = ca(now).serverCertificate("server", List.of());

        var signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(Pem.readKey(server.keyFile()));
        signing.update((byte) 1);
        var verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(read(server.certificateFile()).getFirst());
        verifying.update((byte) 1);
        assertThat(verifying.verify(signing.sign())).isTrue();
    }

    @Test
    void lastsAYear() {
        X509Certificate certificate =
                ca(now).serverCertificate("server", List.of()).certificate();

        assertThat(certificate.getNotAfter()).isEqualTo(now.plus(Duration.ofDays(365)));
    }

    @Test
    void keepsAServerCertificateThatIsStillGood() {
        X509Certificate first =
                ca(now).serverCertificate("server", List.of("a.test", "b.test")).certificate();

        X509Certificate second = ca(now.plus(Duration.ofDays(334)))
                .serverCertificate("server", List.of("b.test"))
                .certificate();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void renewsAServerCertificateAMonthBeforeItExpires() {
        X509Certificate first = ca(now).serverCertificate("server", List.of()).certificate();

        X509Certificate second = ca(now.plus(Duration.ofDays(336)))
                .serverCertificate("server", List.of())
                .certificate();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void renewsAServerCertificateThatLacksAName() {
        X509Certificate first = ca(now).serverCertificate("server", List.of()).certificate();

        X509Certificate second =
                ca(now).serverCertificate("server", List.of("c.test")).certificate();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void renewsAServerCertificateOfAnotherCa() throws IOException {
        X509Certificate first = ca(now).serverCertificate("server", List.of()).certificate();
        Files.delete(directory.resolve("ca.p12"));

        X509Certificate second = ca(now).serverCertificate("server", List.of()).certificate();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void saysWhichFileToDeleteWhenAKeyStoreIsBroken() throws IOException {
        ca(now);
        Files.writeString(directory.resolve("ca.p12"), "torn");

        assertThatThrownBy(() -> ca(now))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining(directory.resolve("ca.p12").toString())
                .hasMessageContaining("Delete the file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void isTrustedByTlsClients(String host) throws Exception {
        DevelopmentCa ca = ca(now);

        assertThat(handshake(ca.serverCertificate("server", List.of()), host, ca.certificate()))
                .isEqualTo("CN=localhost");
    }

    @Test
    void isNotTrustedForAnotherName() {
        DevelopmentCa ca = ca(now);
        ServerCertificate server = ca.serverCertificate("server", List.of());

        assertThatThrownBy(() -> handshake(server, "other.test", ca.certificate()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    private DevelopmentCa ca(Instant at) {
        return DevelopmentCa.in(directory, InstantSource.fixed(at));
    }

    /** Connects over loopback, but checks the certificate against {@code host}. */
    private static String handshake(ServerCertificate server, String host, X509Certificate trusted) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var listener = (SSLServerSocket)
                        serverContext(server).getServerSocketFactory().createServerSocket(0)) {
            var serving = threads.submit((Callable<Integer>) () -> {
                try (var accepted = listener.accept()) {
                    return accepted.getInputStream().read();
                }
            });
            try (var plain = new Socket(InetAddress.getLoopbackAddress(), listener.getLocalPort());
                    var client = (SSLSocket) clientContext(trusted)
                            .getSocketFactory()
                            .createSocket(plain, host, listener.getLocalPort(), true)) {
                var parameters = client.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                client.setSSLParameters(parameters);
                client.startHandshake();
                client.getOutputStream().write(1);
                awaitByte(serving);
                return client.getSession().getPeerPrincipal().getName();
            }
        }
    }

    private static void awaitByte(Future<Integer> serving) throws InterruptedException, ExecutionException {
        assertThat(serving.get()).isEqualTo(1);
    }

    private static SSLContext serverContext(ServerCertificate server) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(server.keyStore())) {
            store.load(content, DevelopmentCa.KEY_STORE_PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, DevelopmentCa.KEY_STORE_PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext clientContext(X509Certificate trusted) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("ca", trusted);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static List<X509Certificate> read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream content = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
