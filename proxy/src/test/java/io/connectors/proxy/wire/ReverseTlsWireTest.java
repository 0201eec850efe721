package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The port for TLS, with a leaf for the name that the client asks for. */
@Timeout(60)
class ReverseTlsWireTest {
    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        proxy.connector("twin", "git", proxy.tool.address(), "basicAuth", "forge-credential")
                .allow("builder", "twin")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-forge.demo.svc", "C-Forge.Demo.svc.cluster.local"})
    void servesAConnectorUnderEachOfItsNames(String name) throws IOException {
        try (RawClient client = tls(name)) {
            String answer = client.send(get("/x", name, BUILDER)).wholeResponse();
            String forbidden = client.send(get("/x", name, STRANGER)).wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(forbidden).startsWith("HTTP/1.1 403");
            assertThat(proxy.tool.heads()).hasSize(1).first().asString().startsWith("GET /base/x ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectors-proxy-service.connectors-system.svc", "localhost"})
    void servesConnectorsByPathUnderItsOwnNames(String name) throws IOException {
        try (RawClient client = tls(name)) {
            assertThat(client.send(proxy.head("GET /x") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** TLS-3. */
    @Test
    void showsALeafOfADayAtMost() throws IOException {
        try (RawClient client = tls("c-forge.demo.svc")) {
            X509Certificate leaf =
                    (X509Certificate) ((SSLSocket) client.socket()).getSession().getPeerCertificates()[0];

            assertThat(leaf.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofHours(24)));
            assertThat(leaf.getSubjectX500Principal().getName()).doesNotContain("forge");
        }
    }

    /** TLS-8: names that belong to no Connector, and names of tools. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-ghost.demo.svc",
                "c-forge.other.svc",
                "c-forge.demo.svc.evil.example",
                "forge.example",
                "127.0.0.1.example",
                "kubernetes.default.svc",
            })
    void hasNoLeafForAnyOtherName(String name) throws IOException {
        try (RawClient client = new RawClient(proxy.tlsPort())) {
            assertThatThrownBy(() -> client.secured(proxy.tls(name))).isInstanceOf(SSLException.class);
        }
    }

    /** TLS-5: who authenticated one Connector's name is not served by another one, also when it may use both. */
    @ParameterizedTest
    @ValueSource(strings = {"c-twin.demo.svc", "localhost", "c-forge.other.svc"})
    void answers421ForAnotherHostThanTheOneThatTlsWasEndedFor(String host) throws IOException {
        try (RawClient client = tls("c-forge.demo.svc")) {
            assertThat(client.send(get("/namespaces/demo/connectors/twin/x", host, BUILDER))
                            .wholeResponse())
                    .startsWith("HTTP/1.1 421");
            proxy.assertThatNothingWasSent();
        }
    }

    /** TLS-5: the name that a session was resumed for counts as much as that of a whole handshake. */
    @Test
    void answers421InAResumedSessionToo() throws IOException {
        ClientTls forge = proxy.tls("c-forge.demo.svc");
        try (RawClient first = new RawClient(proxy.tlsPort()).secured(forge)) {
            first.send(get("/x", "c-forge.demo.svc", BUILDER)).wholeResponse();
        }
        try (RawClient second = new RawClient(proxy.tlsPort()).secured(forge)) {
            assertThat(second.send(get("/x", "c-twin.demo.svc", BUILDER)).wholeResponse())
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void servesAConnectorUnderAnotherOfItsNamesThanTheOneThatTlsWasEndedFor() throws IOException {
        try (RawClient client = tls("c-forge.demo.svc")) {
            assertThat(client.send(get("/x", "c-forge.demo.svc.cluster.local:8443", BUILDER))
                            .wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** TLS-6. */
    @Test
    void choosesHttp11() throws IOException {
        try (RawClient client = new RawClient(proxy.tlsPort())
                .secured(proxy.tls("c-forge.demo.svc").offering("h2", "http/1.1"))) {
            assertThat(((SSLSocket) client.socket()).getApplicationProtocol()).isEqualTo("http/1.1");
            assertThat(client.send(get("/x", "c-forge.demo.svc", BUILDER)).wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void closesWhenClearTextIsSpokenToIt() throws IOException {
        try (RawClient client = new RawClient(proxy.tlsPort())) {
            assertThat(client.send(get("/x", "c-forge.demo.svc", BUILDER)).untilClose())
                    .doesNotContain("HTTP/1.1");
            proxy.assertThatNothingWasSent();
        }
    }

    /** What is refused says https where it names the client's way back, REV-10. */
    @Test
    void rewritesToItsOwnScheme() throws IOException {
        proxy.tool.on(
                "/moved",
                exchange -> exchange.send("HTTP/1.1 302 Found\r\nLocation: " + proxy.tool.address()
                        + "/base/there\r\nContent-Length: 0\r\n\r\n"));
        try (RawClient client = tls("c-forge.demo.svc")) {
            assertThat(client.send(get("/moved", "c-forge.demo.svc:8443", BUILDER))
                            .wholeResponse())
                    .contains("\r\nLocation: https://c-forge.demo.svc:8443/there\r\n");
        }
    }

    private static RawClient tls(String name) throws IOException {
        return new RawClient(proxy.tlsPort()).secured(proxy.tls(name));
    }

    private static String get(String target, String host, String token) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }
}
