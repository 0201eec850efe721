package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS in tunnels, which the proxy ends in the tool's place. */
@Timeout(60)
class InterceptionWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        TlsServers servers = new TlsServers();
        tool = new RawTool(servers.open("forge.example"));
        proxy = new TestProxy().secret("tool-ca", "Opaque", Map.of("ca.crt", servers.authority()));
        proxy.network
                .name("forge.example", "203.0.113.7")
                .leads("203.0.113.7", 443, tool.port())
                .leads("2001:db8::7", 443, tool.port())
                .leads("2001:db8::7", 80, proxy.tool.port());
        declare("tls", "https://forge.example/base");
        declare("four", "https://203.0.113.7");
        declare("six", "https://[2001:db8::7]");
        declare("clear", "http://forge.example:80");
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        tool.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
        tool.forget();
    }

    /** A client that speaks TLS with its proxy, such as curl with a proxy of https, and TLS with the tool inside. */
    @Test
    void readsATunnelThatWasOpenedOverTls() throws IOException {
        try (RawClient client = new RawClient(proxy.tlsPort())
                .secured(proxy.tls("localhost"))
                .tunnel(TestProxy.connect("forge.example:443", "demo/tls", BUILDER))
                .secured(proxy.tls("forge.example"))) {
            client.send("GET /base/x HTTP/1.1\r\nHost: forge.example\r\n\r\n");

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void authorisesAndInjectsEachRequestInside() throws IOException {
        try (RawClient client = inside("forge.example", "tls")) {
            String first = client.send(get("/base/1", "forge.example")).wholeResponse();
            String outside = client.send(get("/based", "forge.example")).wholeResponse();
            String second = client.send(get("/base/2", "forge.example:443")).wholeResponse();

            assertThat(first).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(outside).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
            assertThat(second).startsWith("HTTP/1.1 200");
            assertThat(tool.heads())
                    .hasSize(2)
                    .allSatisfy(head -> assertThat(head)
                            .contains("\r\nHost: forge.example\r\n", "Basic " + base64("robot:" + proxy.password)));
        }
    }

    /** TLS-3. */
    @ParameterizedTest
    @CsvSource({"forge.example, tls, 2:forge.example", "203.0.113.7, four, 7:203.0.113.7"})
    void showsALeafForThatHostAndNoOtherThatEndsWithinADay(String host, String connector, String name)
            throws Exception {
        try (RawClient client = inside(host, connector)) {
            X509Certificate leaf =
                    (X509Certificate) ((SSLSocket) client.socket()).getSession().getPeerCertificates()[0];

            assertThat(Objects.requireNonNull(leaf.getSubjectAlternativeNames()))
                    .singleElement()
                    .satisfies(
                            only -> assertThat(only.get(0) + ":" + only.get(1)).isEqualTo(name));
            assertThat(leaf.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofHours(24)));
            assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        }
    }

    /** TLS-3. */
    @Test
    void showsALeafForAnIpv6Address() throws IOException {
        try (RawClient client = inside("[2001:db8::7]", "six")) {
            assertThat(client.send(get("/base/x", "elsewhere")).wholeResponse()).startsWith("HTTP/1.1 421");
        }
    }

    /** TLS-4. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "a.forge.example", "forge.example.evil.example", "c-forge.demo.svc"})
    void endsTheHandshakeOfAClientThatAsksForAnotherHost(String indicated) throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")) {
            assertThatThrownBy(() -> client.secured(proxy.tls("forge.example").indicating(indicated)))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
            assertThat(tool.received()).isZero();
        }
    }

    /** TLS-4: the twin. */
    @ParameterizedTest
    @ValueSource(strings = {"forge.example", "FORGE.Example", ""})
    void servesAClientThatAsksForThatHostOrForNone(String indicated) throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")
                .secured(proxy.tls("forge.example").indicating(indicated))) {
            assertThat(client.send(get("/base/x", "Forge.Example.")).wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** TLS-5. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "forge.example:80", "203.0.113.7", "forge.example.evil.example"})
    void answers421ForAnotherHostInsideAndCloses(String host) throws IOException {
        try (RawClient client = inside("forge.example", "tls")) {
            String answer = client.send(get("/base/x", host) + get("/base/x", "forge.example"))
                    .untilClose();

            assertThat(answer).startsWith("HTTP/1.1 421").containsOnlyOnce("HTTP/1.1 ");
            assertThat(tool.received()).isZero();
        }
    }

    /** TLS-5: in a tunnel that carries TLS, http is another origin. */
    @Test
    void answers421ForAnotherSchemeInside() throws IOException {
        try (RawClient client = inside("forge.example", "tls")) {
            assertThat(client.send(get("http://forge.example/base/x", "forge.example"))
                            .wholeResponse())
                    .startsWith("HTTP/1.1 421");
            assertThat(tool.received()).isZero();
        }
    }

    /** FWD-9: clear text in a tunnel to a host that is declared with https. */
    @Test
    void sendsNothingForAClientThatSpeaksClearTextInstead() throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")) {
            assertThat(client.send(get("/base/x", "forge.example:443")).wholeResponse())
                    .startsWith("HTTP/1.1 403")
                    .contains("TargetNotDeclared");
            assertThat(tool.received()).isZero();
        }
    }

    /** TLS-6. */
    @ParameterizedTest
    @CsvSource({"h2 http/1.1, http/1.1", "http/1.1, http/1.1", "http/1.0 http/1.1, http/1.1", "'', ''"})
    void choosesHttp11(String offered, String chosen) throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")
                .secured(proxy.tls("forge.example")
                        .offering(offered.isEmpty() ? new String[0] : offered.split(" ", -1)))) {
            assertThat(((SSLSocket) client.socket()).getApplicationProtocol()).isEqualTo(chosen);
            assertThat(client.send(get("/base/x", "forge.example")).wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** TLS-6, REV-9. */
    @Test
    void speaksNoHttp2ToAClientThatOffersNothingElse() throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")) {
            assertThatThrownBy(() -> client.secured(proxy.tls("forge.example").offering("h2")))
                    .isInstanceOf(SSLException.class);
        }
    }

    /** TLS-7. */
    @Test
    void writesDownWhoseClientDoesNotTrustTheAuthority() throws IOException {
        try (RawClient client = tunnel("forge.example", "tls")) {
            assertThatThrownBy(() -> client.secured(ClientTls.of(new TlsServers().authority(), "forge.example")))
                    .isInstanceOf(SSLException.class);
        }

        assertThat(proxy.audit("ClientTLSFailed", 1).getLast())
                .contains("\"caller\":\"builder\"", "\"connector\":\"demo/tls\"", "\"method\":\"CONNECT\"")
                .contains("\"host\":\"forge.example\"", "\"verdict\":\"Refused\"", "\"upstreamStatus\":0");
        assertThat(tool.received()).isZero();
    }

    /** TLS-8: a leaf is for declared addresses, and a client without right gets not even so far. */
    @ParameterizedTest
    @CsvSource({"elsewhere.example:443", "forge.example:8443", "proxy.example:443", "*.example:443"})
    void opensNoTunnelInWhichALeafWouldBeShownForAnotherHost(String place) throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(connect(place, "demo/tls,demo/four,demo/six,demo/clear", BUILDER))
                    .wholeResponse();

            assertThat(answer).containsPattern("^HTTP/1.1 40[03] ");
        }
        try (RawClient client = proxy.client()) {
            assertThat(client.send(connect("forge.example:443", "demo/tls", STRANGER))
                            .wholeResponse())
                    .startsWith("HTTP/1.1 403");
        }
    }

    private static void declare(String name, String address) throws IOException {
        proxy.connector(name, """
                {"connectorClassName": "git", "address": "%s", "caCertSecretRef": {"name": "tool-ca"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(address)).allow("builder", name);
    }

    private static RawClient tunnel(String host, String connector) throws IOException {
        return new RawClient(proxy.forwardPort()).tunnel(connect(host + ":443", "demo/" + connector, BUILDER));
    }

    private static RawClient inside(String host, String connector) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return tunnel(host, connector).secured(proxy.tls(name));
    }

    private static String get(String target, String host) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }
}
