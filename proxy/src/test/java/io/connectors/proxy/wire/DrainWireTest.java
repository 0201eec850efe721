package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.await;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPS-3: what clients see of a proxy that stops. */
@Timeout(60)
class DrainWireTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final TestProxy proxy = new TestProxy();

    DrainWireTest() throws IOException {
        proxy.tool.on("/slow", exchange -> {
            begun.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.reply("complete");
        });
        proxy.tool.on("/upgraded", exchange -> {
            exchange.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            exchange.isOver();
        });
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        proxy.close();
    }

    @Test
    void letsRequestsThatAreUnderWayEndAndTakesNoMore() throws Exception {
        proxy.with("connectors.proxy.drain-timeout", "PT30S").start();
        String place = "127.0.0.1:" + proxy.tool.port();
        try (RawClient busy = proxy.client();
                RawClient idle = proxy.client();
                RawClient tunnel = proxy.client()) {
            idle.send(proxy.head("GET /x") + "\r\n").wholeResponse();
            tunnel.tunnel(connect(place, "demo/forge", BUILDER));
            tunnel.send("GET /base/x HTTP/1.1\r\nHost: " + place + "\r\n\r\n").wholeResponse();
            busy.send(proxy.head("GET /slow") + "\r\n");
            begun.await();
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(proxy::stop);

            assertThat(idle.untilClose()).isEmpty();
            assertThat(tunnel.untilClose()).isEmpty();
            assertThat(proxy.obstacle())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("stopping"));
            assertThatThrownBy(() -> {
                        try (RawClient late = proxy.client()) {
                            late.send(proxy.head("GET /x") + "\r\n").wholeResponse();
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(stopped).isNotDone();
            over.countDown();
            assertThat(busy.wholeResponse())
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close\r\n")
                    .endsWith("complete");
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void breaksOffWhatLastsTooLong() throws Exception {
        proxy.with("connectors.proxy.drain-timeout", "PT0.5S").start();
        try (RawClient busy = proxy.client();
                RawClient upgraded = proxy.client()) {
            upgraded.send(proxy.head("GET /upgraded") + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
                    .response();
            busy.send(proxy.head("GET /slow") + "\r\n");
            begun.await();

            proxy.stop();

            assertThat(busy.untilClose()).doesNotContain("HTTP/1.1 2");
            assertThat(upgraded.untilClose()).isIn("", "<reset>");
        }
        // Also what was broken off has an audit event.
        assertThat(proxy.audit("/upgraded", 1)).hasSize(1);
        assertThat(proxy.audit("/slow", 1)).hasSize(1);
    }

    /** Balancers go on sending until they have noticed. */
    @Test
    void servesOnWhileBalancersHaveNotNoticed() throws Exception {
        proxy.with("connectors.proxy.drain-delay", "PT3S").start();
        proxy.ask(proxy.head("GET /x") + "\r\n");
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(proxy::stop);
        await("readiness is off", () -> proxy.obstacle().isPresent());

        assertThat(proxy.ask(proxy.head("GET /x") + "\r\n")).startsWith("HTTP/1.1 200");

        stopped.get(20, TimeUnit.SECONDS);
    }
}
