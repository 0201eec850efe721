package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tunnels in which nobody says anything after the 200. One setting grants them a second; by all others they would last longer than a
 * client of these tests waits. Connections that were upgraded are in {@link UpgradeWireTest}.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SilentTunnelWireTest {
    private final TlsServers servers = new TlsServers();

    private RawTool secure;
    private TestProxy proxy;

    @BeforeEach
    void describe() throws IOException {
        secure = new RawTool(servers.open("localhost"));
        proxy = new TestProxy()
                .secret("tool-ca", "Opaque", Map.of("ca.crt", servers.authority()))
                .connector("secure", """
                        {"connectorClassName": "git", "address": "https://localhost:%d/base",
                         "caCertSecretRef": {"name": "tool-ca"},
                         "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                        """.formatted(secure.port()))
                .allow("builder", "secure")
                .type("roaming", "{\"proxy\": {\"relay\": \"public\"}}")
                .with("connectors.proxy.relay", "true")
                .connector("packages", "{\"connectorClassName\": \"roaming\", \"address\": \"http://127.0.0.1:1\"}")
                .allow("builder", "packages");
        proxy.network.name("mirror.example", "203.0.113.7").leads("203.0.113.7", 443, proxy.tool.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        secure.close();
    }

    /** What a client of an intercepted tunnel does before it falls silent. */
    enum Silence {
        AT_ONCE("client-head-timeout"),
        IN_THE_HELLO("client-head-timeout"),
        AFTER_A_REQUEST("client-idle-timeout"),
        AFTER_THE_HANDSHAKE("client-idle-timeout"),
        AFTER_A_REQUEST_IN_TLS("client-idle-timeout");

        private final String setting;

        Silence(String setting) {
            this.setting = setting;
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsWhatTheProxyReads(Silence silence) throws IOException {
        proxy.with("connectors.proxy." + silence.setting, "PT1S").start();

        try (RawClient client = fallenSilent(silence)) {
            assertThat(client.untilClose()).isEmpty();
        }
    }

    @Test
    void endsWhatIsRelayedOnBothSides() throws Exception {
        proxy.with("connectors.proxy.tunnel-idle-timeout", "PT1S").start();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        proxy.tool.on("silent", exchange -> {
            exchange.send("as you wish");
            over.complete(exchange.isOver());
        });

        try (RawClient client = relayed().send("be silent please\r\n\r\n")) {
            assertThat(client.untilClose()).isIn("as you wish", "as you wish<reset>");
            assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void leavesARelayedTunnelOpenWhileOnlyTheClientSpeaks() throws IOException {
        proxy.with("connectors.proxy.tunnel-idle-timeout", "PT1S").start();
        proxy.tool.on("listen", exchange -> {
            exchange.readUntil("over");
            exchange.send("heard");
            exchange.close();
        });

        try (RawClient client = relayed().send("please listen now\r\n\r\n")) {
            speakForTwoSeconds(client::send);
            client.send("over");

            assertThat(client.untilClose()).isEqualTo("heard");
        }
    }

    private RawClient fallenSilent(Silence silence) throws IOException {
        return switch (silence) {
            case AT_ONCE -> clear();
            case IN_THE_HELLO -> clear().send(new byte[] {0x16, 3, 1, 2, 0, 1});
            case AFTER_A_REQUEST -> answered(clear(), "127.0.0.1:" + proxy.tool.port());
            case AFTER_THE_HANDSHAKE -> secured();
            case AFTER_A_REQUEST_IN_TLS -> answered(secured(), "localhost:" + secure.port());
        };
    }

    private RawClient clear() throws IOException {
        return tunnel("127.0.0.1:" + proxy.tool.port(), "demo/forge");
    }

    private RawClient secured() throws IOException {
        return tunnel("localhost:" + secure.port(), "demo/secure").secured(proxy.tls("localhost"));
    }

    private RawClient relayed() throws IOException {
        return tunnel("mirror.example:443", "demo/packages");
    }

    private RawClient tunnel(String place, String user) throws IOException {
        return proxy.client().tunnel(connect(place, user, BUILDER));
    }

    private static RawClient answered(RawClient client, String place) throws IOException {
        assertThat(client.send("GET /base/x HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                        .wholeResponse())
                .startsWith("HTTP/1.1 200");
        return client;
    }

    /** Where a second of silence would be too long. */
    static void speakForTwoSeconds(Speech speech) throws IOException {
        for (int i = 0; i < 20; i++) {
            speech.say(".");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    interface Speech {
        void say(String text) throws IOException;
    }
}
