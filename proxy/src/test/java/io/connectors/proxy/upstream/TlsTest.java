package io.connectors.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.egress.EgressRule;
import io.connectors.crds.trust.ClientIdentity;
import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.codec.WholeBody;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.wire.RawTool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS-1, TLS-2. */
@Timeout(30)
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            2,
            Duration.ofMinutes(5),
            new HeadLimits(8192, 100));

    @TempDir
    Path folder;

    private RawTool tool;
    private KeyStore keys;
    private String authority;
    private final Deadlines deadlines = new Deadlines(Duration.ofMillis(50));
    private final UpstreamClient client = new UpstreamClient(
            new Dialler(
                    EgressRule.of(false, List.of("127.0.0.0/8"), List.of()),
                    new OwnSockets(),
                    "",
                    Network.SYSTEM,
                    deadlines),
            deadlines,
            new HeadMemory(1 << 20),
            Duration.ofSeconds(30),
            InstantSource.system());

    @BeforeEach
    void start() throws Exception {
        Path store = folder.resolve("tool.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "tool",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc=ca:true",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        authority = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("tool").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        tool = new RawTool(listener());
    }

    private SSLServerSocket listener() throws GeneralSecurityException, IOException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        TrustManagerFactory clients = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        clients.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), clients.getTrustManagers(), null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        tool.close();
    }

    @Test
    void trustsTheAuthorityOfTheConnectorAndUsesTheConnectionAgain() throws IOException {
        assertThat(get("localhost", authority)).isEqualTo(200);
        assertThat(get("localhost", authority)).isEqualTo(200);

        assertThat(tool.connections()).isEqualTo(1);
    }

    @Test
    void sendsNothingToAToolOfAnUnknownAuthority() {
        assertUntrusted("localhost", "");
    }

    @Test
    void sendsNothingToAToolWithTheCertificateOfAnotherHost() {
        assertUntrusted("127.0.0.1", authority);
    }

    @Test
    void refusesAuthoritiesThatAreNotPem() {
        assertThatThrownBy(() -> get("localhost", "-----BEGIN CERTIFICATE-----\nnonsense"))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(Reason.CA_CERTIFICATES_INVALID));
    }

    @Test
    void showsTheCertificateOfTheConnectorToAToolThatAsksForOne() throws Exception {
        tool.close();
        SSLServerSocket strict = listener();
        strict.setNeedClientAuth(true);
        tool = new RawTool(strict);
        ClientIdentity self = new ClientIdentity(
                List.of((X509Certificate) keys.getCertificate("tool")), (PrivateKey) keys.getKey("tool", PASSWORD));

        assertThat(get(route("known", "localhost", new ToolIdentity(authority, Optional.of(self)))))
                .isEqualTo(200);
        assertThatThrownBy(() -> get("localhost", authority)).isInstanceOf(UpstreamException.class);
        assertThat(tool.heads()).hasSize(1);
    }

    private void assertUntrusted(String host, String authorities) {
        assertThatThrownBy(() -> get(host, authorities))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(Reason.TLS_UNTRUSTED));
        assertThat(tool.heads()).isEmpty();
    }

    private int get(String host, String authorities) throws IOException {
        return get(route("owner", host, new ToolIdentity(authorities, Optional.empty())));
    }

    private Route route(String owner, String host, ToolIdentity identity) {
        return new Route(owner, new Origin("https", host, tool.port()), identity, Reach.DECLARED, LIMITS);
    }

    private int get(Route route) throws IOException {
        UpstreamExchange exchange = client.start(
                route,
                new RequestHead(
                        "GET",
                        TargetForm.ORIGIN,
                        route.origin(),
                        new RequestTarget("/", ""),
                        Headers.NONE,
                        Framing.NONE));
        int status = exchange.response(_ -> {}).status();
        assertThat(WholeBody.read(exchange.body(), 10)).isPresent();
        exchange.finish();
        return status;
    }
}
