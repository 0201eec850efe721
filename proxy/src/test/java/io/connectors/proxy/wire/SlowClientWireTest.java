package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients that take their time. A second is all they get here. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SlowClientWireTest {
    private static final int MEBIBYTE = 1 << 20;

    /** In mebibytes; what the buffers of this machine's network hold on the way is less. */
    private static final int LITTLE = 64;

    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.client-head-timeout", "PT1S")
                .with("connectors.proxy.client-stall-timeout", "PT1S")
                .with("connectors.proxy.client-idle-timeout", "PT1S")
                .start();
        tool = proxy.tool;
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** REV-16. */
    @Test
    void closesWhenAHeadTakesTooLongAlsoIfItNeverPauses() throws IOException {
        try (RawClient silent = proxy.client();
                RawClient dripping = proxy.client()) {
            silent.send("GET /namespaces/demo/connectors/forge/head HTTP/1.1\r\nHost: a\r\n");
            dripping.send("GET /");
            await("the dripping client is cut off", () -> !canSend(dripping, "x"));

            assertThat(silent.untilClose()).doesNotContain("HTTP/1.1 2");
            assertThat(tool.heads()).noneMatch(head -> head.contains("/head"));
        }
    }

    @Test
    void closesAConnectionThatIsNotUsed() throws IOException {
        try (RawClient never = proxy.client();
                RawClient once = proxy.client()) {
            assertThat(once.send(proxy.head("GET /x") + "\r\n").wholeResponse()).startsWith("HTTP/1.1 200");

            assertThat(never.untilClose()).isEmpty();
            assertThat(once.untilClose()).isEmpty();
        }
    }

    @Test
    void breaksAnUploadOffThatStalls() throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        tool.on("/stall", exchange -> {
            exchange.read(5);
            over.complete(exchange.isOver());
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /stall") + "Content-Length: 1000000\r\n\r\nhello");

            assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(client.untilClose()).doesNotContain("HTTP/1.1 2");
        }
    }

    /** REV-13: what a client does not read is not fetched; when it never reads, the tool is freed. */
    @Test
    void fetchesNoMoreThanTheClientReadsAndGivesUpAtLast() throws Exception {
        AtomicLong taken = new AtomicLong();
        CountDownLatch freed = new CountDownLatch(1);
        tool.on("/flood", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + 1000L * MEBIBYTE + "\r\n\r\n");
            byte[] piece = new byte[MEBIBYTE];
            try {
                while (true) {
                    exchange.send(piece);
                    taken.incrementAndGet();
                }
            } finally {
                freed.countDown();
            }
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("GET /flood") + "\r\n").response();

            assertThat(freed.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(taken).hasValueLessThan(LITTLE);
        }
    }

    private static boolean canSend(RawClient client, String text) {
        try {
            client.send(text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
