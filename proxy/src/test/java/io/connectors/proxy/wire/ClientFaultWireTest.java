package io.connectors.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave, break off, or send what they must not. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ClientFaultWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = TestProxy.started();
        tool = proxy.tool;
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** REV-1: the head was good and has left; the tool must never take the body for a whole one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5\r\nhelloX\r\n0\r\n\r\n",
                "-1\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "5\nhello\n0\n\n",
                "g\r\n\r\n",
                "FFFFFFFFFFFFFFFF\r\n",
                "5\r\nhello\r\n0\r\nno trailer\r\n\r\n",
                "5\r\nhello\r\n0\r\nX: a\r\n folded\r\n\r\n",
            })
    void answersABodyThatBreaksTheGrammarWith400(String body) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        String path = "/chunks-" + UUID.randomUUID();
        tool.on(path, exchange -> {
            try {
                received.complete(exchange.body());
            } catch (IOException | RuntimeException broken) {
                received.complete("broken");
                throw new IOException(broken);
            }
        });
        try (RawClient client = proxy.client()) {
            String answer = client.send(proxy.head("POST " + path) + "Transfer-Encoding: chunked\r\n\r\n" + body)
                    .untilClose();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("RequestMalformed")
                    .contains("Connection: close");
            assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo("broken");
        }
    }

    /** REV-16. */
    @Test
    void servesARequestThatComesByteByByte() throws IOException {
        tool.on("/drop", exchange -> exchange.reply(exchange.body()));
        String request =
                proxy.head("POST /drop") + "Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n";
        try (RawClient client = proxy.client()) {
            for (int i = 0; i < request.length(); i++) {
                client.send(request.substring(i, i + 1));
            }

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("abc");
        }
    }

    /** REV-12. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hangsUpOnAThinkingToolWhenTheClientLeaves(boolean reset) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        String path = "/think-" + reset;
        tool.on(path, exchange -> {
            begun.countDown();
            over.complete(exchange.isOver());
        });
        RawClient client = proxy.client();
        client.send(proxy.head("GET " + path) + "\r\n");
        begun.await();
        leave(client, reset);

        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(proxy.audit(path, 1).getLast()).contains("ClientGone");
    }

    /** REV-12: also when its request had a body that was read ahead with the head. */
    @Test
    void hangsUpOnAThinkingToolWhenTheClientLeavesAfterABody() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        tool.on("/posted", exchange -> {
            exchange.body();
            begun.countDown();
            over.complete(exchange.isOver());
        });
        RawClient client = proxy.client();
        client.send(proxy.head("POST /posted") + "Content-Length: 5\r\n\r\nhello");
        begun.await();
        client.close();

        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
    }

    /** REV-12. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hangsUpOnTheToolWhenTheClientLeavesDuringADownload(boolean reset) throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        String path = "/endless-" + reset;
        tool.on(path, exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    exchange.send("5\r\nhello\r\n");
                }
            } finally {
                hungUp.countDown();
            }
        });
        RawClient client = proxy.client();
        client.send(proxy.head("GET " + path) + "\r\n").response().read(1000);
        leave(client, reset);

        assertThat(hungUp.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /** A push of which half came must never look like a whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "Content-Length: 100\r\n\r\nhello"})
    void neverEndsAnUploadThatTheClientBrokeOff(String begun) throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        String path = "/push-" + begun.charAt(0);
        tool.on(path, exchange -> {
            exchange.read(begun.startsWith("T") ? 10 : 5);
            half.countDown();
            over.complete(exchange.isOver());
        });
        RawClient client = proxy.client();
        client.send(proxy.head("POST " + path) + begun);
        half.await();
        client.endOutput();

        assertThat(over.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(client.untilClose()).doesNotContain("HTTP/1.1 2");
        client.close();
    }

    private static void leave(RawClient client, boolean reset) throws IOException {
        if (reset) {
            client.reset();
        } else {
            client.close();
        }
    }
}
