package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Heads of the length that is allowed, and more of them than there is memory for. */
@Timeout(60)
class LongHeadsWireTest {
    private static final int CLIENTS = 64;
    private static final String LONG = "x".repeat(60_000);

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.head-memory-bytes", "1000000")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** REV-16: nobody needs a token to begin a head, and to send it slowly. */
    @Test
    void holdsOnlySoManyAtATime() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                slow.add(proxy.client().send("GET / HTTP/1.1\r\nHost: a\r\nX: " + LONG));
            }
            await("the others are refused", () -> ask(LONG).startsWith("HTTP/1.1 431"));

            assertThat(ask("")).startsWith("HTTP/1.1 200");
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
        await("what was held is free again", () -> ask(LONG).startsWith("HTTP/1.1 200"));
    }

    /** A request holds its head until it is answered. */
    @Test
    void countsThoseThatWaitForTheirTool() throws IOException {
        proxy.tool.on("/hang", exchange -> exchange.read(1));
        List<RawClient> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                waiting.add(proxy.client().send(proxy.head("GET /hang") + "X: " + LONG + "\r\n\r\n"));
            }
            await("the others are refused", () -> ask(LONG).startsWith("HTTP/1.1 431"));

            assertThat(ask("")).startsWith("HTTP/1.1 200");
        } finally {
            for (RawClient client : waiting) {
                client.close();
            }
        }
        await("what was held is free again", () -> ask(LONG).startsWith("HTTP/1.1 200"));
    }

    private static String ask(String more) {
        try {
            return proxy.ask(proxy.head("GET /x") + "X: " + more + "\r\n\r\n");
        } catch (IOException cutOff) {
            return "";
        }
    }
}
