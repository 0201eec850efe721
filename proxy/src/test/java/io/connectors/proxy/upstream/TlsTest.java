package io.connectors.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.wire.RawTool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
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
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 2, 8192);

    @TempDir
    Path folder;

    private RawTool tool;
    private String authority;
    private final UpstreamClient client = new UpstreamClient(new EgressRule(true), "", LIMITS, InstantSource.system());

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
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        authority = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("tool").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        tool = new RawTool(
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress()));
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

    private void assertUntrusted(String host, String authorities) {
        assertThatThrownBy(() -> get(host, authorities))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(Reason.TLS_UNTRUSTED));
        assertThat(tool.heads()).isEmpty();
    }

    private int get(String host, String authorities) throws IOException {
        Route route = new Route("owner", new Origin("https", host, tool.port()), authorities);
        UpstreamExchange exchange = client.start(
                route, new RequestHead("GET", route.origin(), new RequestTarget("/", ""), Headers.NONE, Framing.NONE));
        int status = exchange.response(() -> false).status();
        ResponseBody body = exchange.body();
        byte[] buffer = new byte[10];
        while (body.read(buffer) >= 0) {
            assertThat(buffer).isNotEmpty();
        }
        exchange.finish();
        return status;
    }
}
