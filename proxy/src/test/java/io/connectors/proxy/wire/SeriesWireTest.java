package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.metrics.RequestMeters;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPS-8: clients cannot make series without end. */
@Timeout(60)
class SeriesWireTest {
    private static final int ROUNDS = 100;

    private final FakeRegistry registry = new FakeRegistry();
    private final TestProxy proxy =
            new TestProxy().observedBy(new RequestMeters(registry.registry())).start();

    SeriesWireTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Test
    void makesNoSeriesOfWhatClientsSend() throws IOException {
        proxy.tool.on("/status", exchange -> {
            String status = exchange.header("X-Status");
            exchange.send("HTTP/1.1 " + status + " Made up\r\nContent-Length: 0\r\n\r\n");
        });
        for (int i = 0; i < ROUNDS; i++) {
            askForEverything(i);
            ask(proxy.head("GET /status") + "X-Status: " + (200 + 4 * i) + "\r\n\r\n");
        }

        assertThat(registry.series()).isNotEmpty().hasSizeLessThan(ROUNDS / 2);
        assertThat(registry.series().toString())
                .doesNotContainPattern("(path|caller|token|unknown|host|user)-")
                .doesNotContainPattern("[mM][0-9]|builder|demo|forge");
    }

    /** One request each for whatever a client may choose. */
    private void askForEverything(int number) throws IOException {
        ask(proxy.head("GET /path-" + number + "?q=" + number) + "\r\n");
        ask(proxy.head("M" + number + " /x") + "\r\n");
        ask(proxy.reverse("GET /x", "forge", STRANGER) + "\r\n");
        ask(proxy.reverse("GET /x", "forge", TestProxy.token("caller-" + number)) + "\r\n");
        ask(proxy.reverse("GET /x", "forge", "no-token-" + number) + "\r\n");
        ask(proxy.reverse("GET /x", "unknown-" + number, BUILDER) + "\r\n");
        ask("GET / HTTP/1.1\r\nHost: host-" + number + ".example\r\n\r\n");
        ask(absolute("GET", "http://host-" + number + ".example/x", "demo/forge", BUILDER) + "\r\n");
        ask(absolute("GET", proxy.tool.address() + "/base/x", "demo/user-" + number, BUILDER) + "\r\n");
        ask(connect("host-" + number + ".example:443", "demo/forge", BUILDER));
        ask("nonsense " + number + "\r\n\r\n");
    }

    private void ask(String request) throws IOException {
        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 ");
    }
}
