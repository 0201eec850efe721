package io.connectors.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When and in which pieces an answer comes. */
@Timeout(60)
class AnswerWireTest {
    /** More than the proxy has threads of the platform, buffers or pooled connections. */
    private static final int MANY = 500;

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

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    /** REV-15. */
    @ParameterizedTest
    @CsvSource({
        "413 Content Too Large, Content-Length",
        "401 Unauthorized, Content-Length",
        "413 Content Too Large, chunked",
        "401 Unauthorized, chunked"
    })
    void passesAnAnswerOnThatComesBeforeTheEndOfTheUpload(String status, String framing) throws IOException {
        String path = "/early-" + framing + status.charAt(1);
        tool.on(path, exchange -> {
            exchange.read(5);
            exchange.send("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\nearly");
        });
        boolean chunked = framing.equals("chunked");
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST " + path)
                    + (chunked
                            ? "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
                            : "Content-Length: 1000000000\r\n\r\nhello"));

            assertThat(client.wholeResponse())
                    .startsWith("HTTP/1.1 " + status)
                    .contains("Connection: close\r\n")
                    .endsWith("early");
        }
    }

    /** REV-17. */
    @Test
    void answersOthersWhileManyRequestsHang() throws Exception {
        CountDownLatch hanging = new CountDownLatch(MANY);
        CountDownLatch over = new CountDownLatch(1);
        tool.on("/hang", exchange -> {
            hanging.countDown();
            await(over);
            exchange.reply("at last");
        });
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                clients.add(proxy.client().send(proxy.head("GET /hang") + "\r\n"));
            }
            assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(proxy.ask(proxy.head("GET /other") + "\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("ok");
            over.countDown();
            for (RawClient client : clients) {
                assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("at last");
            }
        } finally {
            over.countDown();
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** REV-21: the second event leaves the tool only after the first one was seen. */
    @ParameterizedTest
    @CsvSource({"Transfer-Encoding: chunked, true", "X: until close, false", "Content-Length: 27, false"})
    void passesEachEventOnWhenItIsSent(String framing, boolean chunked) throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        tool.on("/events", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + framing + "\r\n\r\n");
            exchange.send(event(chunked, "1"));
            await(first);
            exchange.send(event(chunked, "2"));
            await(second);
            exchange.send(event(chunked, "3") + (chunked ? "0\r\n\r\n" : ""));
            if (framing.endsWith("close")) {
                exchange.close();
            }
        });
        try (RawClient client = proxy.client()) {
            RawExchange answer = client.send(proxy.head("GET /events") + "\r\n").response();
            boolean chunkedToClient = !answer.header("Transfer-Encoding").isEmpty();

            assertThat(answer.read(event(chunkedToClient, "1").length())).contains("data: 1\n\n");
            first.countDown();
            assertThat(answer.read(event(chunkedToClient, "2").length())).contains("data: 2\n\n");
            second.countDown();
            assertThat(answer.read(event(chunkedToClient, "3").length())).contains("data: 3\n\n");
        }
    }

    /** REV-21: the head of a watch comes before its first event. */
    @Test
    void passesTheHeadOnBeforeThereIsABody() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        tool.on("/watch", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            await(seen);
            exchange.send("2\r\nok\r\n0\r\n\r\n");
        });
        try (RawClient client = proxy.client()) {
            RawExchange answer = client.send(proxy.head("GET /watch") + "\r\n").response();
            seen.countDown();

            assertThat(answer.head()).startsWith("HTTP/1.1 200");
            assertThat(answer.body()).isEqualTo("ok");
        }
    }

    /** REV-25. */
    @ParameterizedTest
    @ValueSource(ints = {2, 100_000})
    void passesTrailersOnOfShortAndLongBodies(int length) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        String body = Integer.toHexString(length) + "\r\n" + "b".repeat(length) + "\r\n";
        tool.on("/trailers", exchange -> {
            received.complete(exchange.readUntil("\r\n0\r\nX-Sum: 1\r\n\r\n"));
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Check\r\n\r\n" + body
                    + "0\r\nX-Check: 2\r\n\r\n");
        });
        try (RawClient client = proxy.client()) {
            RawExchange answer = client.send(proxy.head("POST /trailers")
                            + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n" + body + "0\r\nX-Sum: 1\r\n\r\n")
                    .response();

            assertThat(answer.header("Trailer")).isEqualTo("X-Check");
            assertThat(answer.readUntil("\r\n0\r\nX-Check: 2\r\n\r\n")).endsWith("\r\n0\r\nX-Check: 2\r\n\r\n");
            assertThat(received.get(20, TimeUnit.SECONDS)).endsWith("\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(tool.lastHead()).contains("Trailer: X-Sum\r\n");
        }
    }

    /** REV-25. */
    @Test
    void passesEarlyHintsOnAndKeepsTheFinalAnswerIntact() throws IOException {
        tool.on("/hints", exchange -> {
            exchange.send("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n");
            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
            exchange.send("HTTP/1.1 103 Early Hints\r\nLink: </b.css>\r\n\r\n");
            exchange.reply("final");
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("GET /hints") + "\r\n");

            assertThat(client.response().head()).startsWith("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload");
            assertThat(client.response().head()).startsWith("HTTP/1.1 103 Early Hints\r\nLink: </b.css>");
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("final");
            assertThat(client.send(proxy.head("GET /next") + "\r\n").wholeResponse())
                    .endsWith("ok");
        }
    }

    /** Who asks whether to go on is told by the tool. */
    @Test
    void lets100ContinueComeFromTheTool() throws IOException {
        CompletableFuture<String> received = new CompletableFuture<>();
        tool.on("/expect", exchange -> {
            exchange.send("HTTP/1.1 100 Continue\r\n\r\n");
            received.complete(exchange.body());
            exchange.reply("taken");
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /expect") + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(client.response().head()).startsWith("HTTP/1.1 100 Continue");
            assertThat(client.send("hello").wholeResponse())
                    .startsWith("HTTP/1.1 200")
                    .endsWith("taken");
            assertThat(received).isCompletedWithValue("hello");
            assertThat(tool.lastHead()).contains("Expect: 100-continue\r\n");
        }
    }

    @Test
    void asksForNoBodyThatTheToolDoesNotWant() throws IOException {
        tool.on(
                "/unwanted",
                exchange -> exchange.send("HTTP/1.1 417 Expectation Failed\r\nContent-Length: 2\r\n\r\nno"));
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /unwanted") + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

            assertThat(client.wholeResponse())
                    .startsWith("HTTP/1.1 417")
                    .contains("Connection: close")
                    .endsWith("no");
        }
    }

    /** Nobody but the tool and the client knows what the bytes mean. */
    @Test
    void leavesCompressedBodiesAsTheyAre() throws IOException {
        String gzip =
                "\u001f\u008b\b\0\0\0\0\0\0\u0003\u00cbH\u00cd\u00c9\u00c9\u0007\0\u0086\u00a6\u00106\u0005\0\0\0";
        tool.on(
                "/gzip",
                exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                        + gzip.length() + "\r\n\r\n" + gzip));

        assertThat(proxy.ask(proxy.head("GET /gzip") + "Accept-Encoding: br;q=0.1, gzip\r\n\r\n"))
                .contains("Content-Encoding: gzip\r\n")
                .endsWith("\r\n\r\n" + gzip);
        assertThat(tool.lastHead()).contains("Accept-Encoding: br;q=0.1, gzip\r\n");
    }

    private static String event(boolean chunked, String number) {
        String event = "data: " + number + "\n\n";
        return chunked ? "9\r\n" + event + "\r\n" : event;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
