package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.await;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS between the proxy and tools. */
@Timeout(60)
class UpstreamTlsWireTest {
    private static final TlsServers TRUSTED = new TlsServers();
    private static final TlsServers UNKNOWN = new TlsServers();
    private static final List<RawTool> TOOLS = new ArrayList<>();

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .secret("tool-ca", "Opaque", Map.of("ca.crt", TRUSTED.authority()))
                .secret("other-ca", "Opaque", Map.of("ca.crt", UNKNOWN.authority()));
        declare("good", TRUSTED.open("localhost"), "tool-ca");
        declare("expired", TRUSTED.openExpired("localhost"), "tool-ca");
        declare("other-host", TRUSTED.open("elsewhere.example"), "tool-ca");
        declare("unknown", UNKNOWN.open("localhost"), "tool-ca");
        declare("changing", UNKNOWN.open("localhost"), "changing-ca");
        proxy.connector("no-ca", """
                {"connectorClassName": "git", "address": "https://localhost:%d",
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(TOOLS.getFirst().port()))
                .allow("builder", "no-ca")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        for (RawTool tool : TOOLS) {
            tool.close();
        }
    }

    @BeforeEach
    void forget() {
        proxy.forget();
        TOOLS.forEach(RawTool::forget);
    }

    @Test
    void sendsTheCredentialToAToolThatIsTrusted() throws IOException {
        assertThat(ask("good")).startsWith("HTTP/1.1 200");
        assertThat(TOOLS.getFirst().lastHead()).contains("Basic " + base64("robot:" + proxy.password));
    }

    /** What is large goes another way through the proxy than a head does, and must not go past TLS. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesLargeBodiesInsideOfTls(boolean secureClient) throws IOException {
        String body = "abc-".repeat(200_000);
        TOOLS.getFirst().on("/large", exchange -> exchange.reply(exchange.body()));
        try (RawClient client =
                secureClient ? new RawClient(proxy.tlsPort()).secured(proxy.tls("c-good.demo.svc")) : proxy.client()) {
            client.send("POST /large HTTP/1.1\r\nHost: c-good.demo.svc\r\nAuthorization: Bearer " + BUILDER
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + body);
        }
    }

    /** TLS-1. */
    @ParameterizedTest
    @ValueSource(strings = {"expired", "other-host", "unknown", "no-ca"})
    void sendsNothingToAToolThatIsNot(String connector) throws IOException {
        assertThat(ask(connector))
                .startsWith("HTTP/1.1 502")
                .contains("TLSUntrusted", "expired, for another host, or of an unknown authority");
        assertThat(TOOLS).allSatisfy(tool -> assertThat(tool.received()).isZero());
    }

    /** TLS-2: at every moment what the Secret says, or nothing. */
    @Test
    void trustsWhatTheSecretHoldsAtThisMoment() throws Exception {
        assertThat(ask("changing")).startsWith("HTTP/1.1 502").contains("CACertificatesInvalid");

        proxy.secret("changing-ca", "Opaque", Map.of("ca.crt", TRUSTED.authority()));
        becomes("502 Bad Gateway", "TLSUntrusted");
        proxy.secret("changing-ca", "Opaque", Map.of("ca.crt", UNKNOWN.authority()));
        becomes("200 OK", "ok");
        proxy.secret("changing-ca", "Opaque", Map.of("ca.crt", "-----BEGIN CERTIFICATE-----\nnonsense"));
        becomes("502 Bad Gateway", "CACertificatesInvalid");
        proxy.secret("changing-ca", "Opaque", Map.of("ca.crt", UNKNOWN.authority()));
        becomes("200 OK", "ok");
        proxy.deleteSecret("changing-ca");
        becomes("502 Bad Gateway", "CACertificatesInvalid");

        assertThat(ask("good")).startsWith("HTTP/1.1 200");
    }

    private static void becomes(String status, String text) {
        await(status + " with " + text, () -> {
            try {
                String answer = ask("changing");
                return answer.startsWith("HTTP/1.1 " + status) && answer.contains(text);
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static void declare(String name, ServerSocket port, String authorities) throws IOException {
        RawTool tool = new RawTool(port);
        TOOLS.add(tool);
        proxy.connector(name, """
                {"connectorClassName": "git", "address": "https://localhost:%d", "caCertSecretRef": {"name": "%s"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(tool.port(), authorities)).allow("builder", name);
    }

    private static String ask(String connector) throws IOException {
        return proxy.ask(proxy.reverse("GET /x", connector, BUILDER) + "\r\n");
    }
}
