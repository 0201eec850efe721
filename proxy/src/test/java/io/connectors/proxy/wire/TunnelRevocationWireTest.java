package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.await;
import static io.connectors.proxy.wire.TestProxy.connect;
import static io.connectors.proxy.wire.TestProxy.token;
import static io.connectors.proxy.wire.TestProxy.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** FWD-13: rights that are withdrawn while a tunnel is open. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class TunnelRevocationWireTest {
    /** As docs/security-model.md promises: what is remembered, half a second here, and five more for the review. */
    private static final Duration DOCUMENTED = Duration.ofMillis(5_500);

    private static TestProxy proxy;
    private static String place;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.tunnel-recheck", "PT0.2S")
                .with("connectors.access.positive-ttl", "PT0.5S")
                .type("roaming", "{\"proxy\": {\"relay\": \"public\"}}")
                .with("connectors.proxy.relay", "true")
                .connector("packages", "{\"connectorClassName\": \"roaming\", \"address\": \"http://127.0.0.1:1\"}")
                .allow("requester", "forge")
                .allow("upgrader", "forge")
                .allow("roamer", "packages")
                .start();
        place = "127.0.0.1:" + proxy.tool.port();
        proxy.network.name("mirror.example", "203.0.113.7").leads("203.0.113.7", 443, proxy.tool.port());
        proxy.tool.on("/upgraded", exchange -> {
            exchange.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            exchange.isOver();
        });
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @Test
    void refusesTheNextRequestInATunnel() throws IOException {
        try (RawClient client = proxy.client().tunnel(connect(place, "demo/forge", token("requester")))) {
            assertThat(request(client)).startsWith("HTTP/1.1 200");
            withdraw("requester", "forge");
            Instant end = Instant.now().plus(DOCUMENTED);

            String answer = request(client);
            while (answer.startsWith("HTTP/1.1 200") && Instant.now().isBefore(end)) {
                answer = request(client);
            }

            assertThat(answer).startsWith("HTTP/1.1 403").contains("NotPermitted");
        }
    }

    @Test
    void endsAnUpgradedConnection() throws IOException {
        try (RawClient client = proxy.client()) {
            String head = client.send(proxy.reverse("GET /upgraded", "forge", token("upgrader"))
                            + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
                    .response()
                    .head();
            withdraw("upgrader", "forge");
            Instant begin = Instant.now();

            assertThat(head).startsWith("HTTP/1.1 101");
            assertThat(client.untilClose()).isIn("", "<reset>");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(DOCUMENTED);
            assertThat(proxy.audit("\"caller\":\"upgrader\"", 1).getFirst()).contains("RightWithdrawn");
        }
    }

    @Test
    void endsARelayedTunnel() throws IOException {
        try (RawClient client = proxy.client()
                .tunnel(connect("mirror.example:443", "demo/packages", token("roamer")))
                .send("GET /upgraded HTTP/1.1\r\n\r\n")) {
            assertThat(client.response().head()).startsWith("HTTP/1.1 101");
            withdraw("roamer", "packages");
            Instant begin = Instant.now();

            assertThat(client.untilClose()).isIn("", "<reset>");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(DOCUMENTED);
        }
    }

    private static void withdraw(String serviceAccount, String connector) {
        proxy.kubernetes.reviews().withdraw(FakeKubernetes.use(user(serviceAccount), "demo/" + connector));
    }

    /** Not more of them than a decision's age can tell apart. */
    private static String request(RawClient client) throws IOException {
        Instant next = Instant.now().plusMillis(100);
        await("the next attempt", () -> Instant.now().isAfter(next));
        return client.send("GET /base/x HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                .wholeResponse();
    }
}
