package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections on which client and tool go on with another protocol than HTTP. */
@Timeout(60)
class UpgradeWireTest {
    private static TestProxy proxy;
    private static RawTool secure;

    @BeforeAll
    static void start() throws IOException {
        TlsServers servers = new TlsServers();
        secure = new RawTool(servers.open("localhost"));
        proxy = new TestProxy()
                .with("connectors.proxy.tunnel-idle-timeout", "PT1S")
                .secret("tool-ca", "Opaque", Map.of("ca.crt", servers.authority()));
        proxy.connector("secure", """
                {"connectorClassName": "git", "address": "https://localhost:%d/base", "caCertSecretRef": {"name": "tool-ca"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(secure.port()))
                .allow("builder", "secure")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        secure.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
        secure.forget();
    }

    /** How a client reaches the tool. */
    enum Way {
        REVERSE,
        REVERSE_TO_TLS,
        TUNNEL,
        TLS_IN_TUNNEL;

        RawTool tool() {
            return this == REVERSE || this == TUNNEL ? proxy.tool : secure;
        }

        RawClient client() throws IOException {
            String place = (this == TUNNEL ? "127.0.0.1:" : "localhost:") + tool().port();
            return switch (this) {
                case REVERSE, REVERSE_TO_TLS -> proxy.client();
                case TUNNEL -> proxy.client().tunnel(connect(place, "demo/forge", BUILDER));
                case TLS_IN_TUNNEL ->
                    proxy.client()
                            .tunnel(connect(place, "demo/secure", BUILDER))
                            .secured(proxy.tls("localhost"));
            };
        }

        String head(String path) {
            return switch (this) {
                case REVERSE -> proxy.reverse("GET " + path, "forge", BUILDER);
                case REVERSE_TO_TLS -> proxy.reverse("GET " + path, "secure", BUILDER);
                case TUNNEL -> "GET /base" + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + tool().port() + "\r\n";
                case TLS_IN_TUNNEL -> "GET /base" + path + " HTTP/1.1\r\nHost: localhost:" + tool().port() + "\r\n";
            };
        }

        String upgrade(String path, String protocol) {
            return head(path) + "Upgrade: " + protocol
                    + "\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Key: k\r\n\r\n";
        }
    }

    record Case(Way way, String protocol) {}

    static Stream<Case> cases() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of("websocket", "SPDY/3.1").map(protocol -> new Case(way, protocol)));
    }

    /** REV-18. */
    @ParameterizedTest
    @MethodSource("cases")
    void passesBytesBothWaysAndParsesNothingAfterTheEnd(Case upgrade) throws Exception {
        Way way = upgrade.way();
        way.tool().on("/both", exchange -> {
            // The first bytes of the other protocol come together with the answer.
            exchange.send(switching(upgrade.protocol()) + "\0\1first");
            assertThat(exchange.read(7)).isEqualTo("\0\2hello");
            exchange.send("\u00ff last");
            exchange.close();
        });
        try (RawClient client = way.client()) {
            RawExchange answer =
                    client.send(way.upgrade("/both", upgrade.protocol())).response();
            String first = answer.read(7);
            String rest = client.send("\0\2hello").untilClose();

            assertThat(answer.head()).startsWith("HTTP/1.1 101 Switching Protocols\r\n");
            assertThat(answer.header("Upgrade")).isEqualTo(upgrade.protocol());
            assertThat(answer.header("Connection")).isEqualToIgnoringCase("upgrade");
            assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("a");
            assertThat(first).isEqualTo("\0\1first");
            assertThat(rest).isEqualTo("\u00ff last");
            assertThat(isServed(client, way)).isFalse();
            assertThat(way.tool().heads())
                    .singleElement()
                    .asString()
                    .contains(
                            "Upgrade: " + upgrade.protocol() + "\r\n",
                            "Connection: Upgrade\r\n",
                            "Sec-WebSocket-Key: k")
                    .contains("Authorization: Basic " + base64("robot:" + proxy.password));
        }
    }

    /** REV-18: one side has nothing more to say, the other one has. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void passesTheEndOfEitherSideOn(Way way) throws Exception {
        CompletableFuture<Boolean> toolSawTheEnd = new CompletableFuture<>();
        way.tool().on("/half", exchange -> {
            exchange.send(switching("websocket"));
            toolSawTheEnd.complete(exchange.read(4).equals("last") && exchange.isOver());
            exchange.send("an answer nevertheless");
            exchange.close();
        });
        try (RawClient client = way.client()) {
            client.send(way.upgrade("/half", "websocket")).response();
            client.send("last").endOutput();

            assertThat(client.untilClose()).isEqualTo("an answer nevertheless");
            assertThat(toolSawTheEnd.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** REV-18. */
    @ParameterizedTest
    @EnumSource(Way.class)
    void hangsUpOnTheToolWhenTheClientIsGone(Way way) throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        way.tool().on("/gone", exchange -> {
            exchange.send(switching("websocket"));
            over.complete(exchange.isOver());
        });
        try (RawClient client = way.client()) {
            client.send(way.upgrade("/gone", "websocket")).response();
            client.reset();
        }

        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void closesWhatIsSilentForTooLongOnBothSides(Way way) throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        way.tool().on("/silent", exchange -> {
            exchange.send(switching("websocket"));
            over.complete(exchange.isOver());
        });
        try (RawClient client = way.client()) {
            client.send(way.upgrade("/silent", "websocket")).response();

            assertThat(client.untilClose()).isIn("", "<reset>");
            assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** As a log that is followed, to which the client says nothing. */
    @Test
    void staysOpenWhileOnlyTheToolSpeaks() throws IOException {
        proxy.tool.on("/ticking", exchange -> {
            exchange.send(switching("websocket"));
            SilentTunnelWireTest.speakForTwoSeconds(exchange::send);
            exchange.send(" and more");
            exchange.close();
        });
        try (RawClient client = proxy.client()) {
            client.send(Way.REVERSE.upgrade("/ticking", "websocket")).response();

            assertThat(client.untilClose()).endsWith(". and more");
        }
    }

    /** REV-19. */
    @ParameterizedTest
    @ValueSource(strings = {"403 Forbidden", "200 OK", "426 Upgrade Required"})
    void passesOnThatTheToolRefuses(String status) throws IOException {
        for (Way way : Way.values()) {
            way.tool()
                    .on(
                            "/refused",
                            exchange -> exchange.send("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nno"));
            try (RawClient client = way.client()) {
                String refused =
                        client.send(way.upgrade("/refused", "websocket")).wholeResponse();
                String next = client.send(way.head("/next") + "\r\n").wholeResponse();

                assertThat(refused).startsWith("HTTP/1.1 " + status).endsWith("no");
                assertThat(next).startsWith("HTTP/1.1 200").endsWith("ok");
            }
        }
    }

    /** REV-19: nothing is switched before access was granted. */
    @Test
    void asksForTheRightFirst() throws IOException {
        String request =
                proxy.reverse("GET /x", "forge", STRANGER) + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
    }

    /** REV-9. */
    @ParameterizedTest
    @ValueSource(strings = {"h2c", "H2C", "HTTP/2.0", "websocket, h2c", "h2c,websocket", "h2c\r\nUpgrade: websocket"})
    void asksNoToolForHttp2(String protocols) throws IOException {
        String request = proxy.head("GET /x") + "Upgrade: " + protocols
                + "\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n";

        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 200");
        assertThat(proxy.tool.lastHead()).doesNotContainIgnoringCase("h2c").doesNotContainIgnoringCase("http2");
        if (protocols.contains("websocket")) {
            assertThat(proxy.tool.lastHead()).contains("Upgrade: websocket\r\n");
        }
    }

    /** REV-9: behind such an answer nobody would look at what is sent. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Upgrade: websocket\r\nConnection: Upgrade\r\n", "Upgrade: websocket\r\n"})
    void switchesToNothingThatNobodyAskedFor(String asked) throws IOException {
        proxy.tool.on("/unasked", exchange -> {
            exchange.send(switching("h2c"));
            exchange.isOver();
        });

        assertThat(proxy.ask(proxy.head("GET /unasked") + asked + "\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains("ResponseMalformed");
    }

    private static boolean isServed(RawClient client, Way way) {
        int before = way.tool().heads().size();
        try {
            client.send(way.head("/second") + "\r\n");
        } catch (IOException closed) {
            return false;
        }
        return client.untilClose().contains("HTTP/1.1") || way.tool().heads().size() > before;
    }

    private static String switching(String protocol) {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: " + protocol
                + "\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: a\r\n\r\n";
    }
}
