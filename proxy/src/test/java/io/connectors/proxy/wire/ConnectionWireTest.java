package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several requests on one connection, and what ends it. */
@Timeout(60)
class ConnectionWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.client-stall-timeout", "PT1S")
                .start();
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

    /** REV-26. */
    @Test
    void answersPipelinedRequestsInOrderAndAuthorisesEachOnItsOwn() throws IOException {
        tool.on("/1", exchange -> exchange.reply("first")).on("/3", exchange -> exchange.reply("third"));
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("GET /1") + "\r\n" + proxy.reverse("GET /2", "forge", STRANGER) + "\r\n"
                    + proxy.head("GET /3") + "\r\n");

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("first");
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 403").contains("NotPermitted");
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("third");
            assertThat(tool.heads()).hasSize(2);
        }
    }

    /** FWD-18. */
    @Test
    void keepsNoStateBetweenRequestsOfOneConnection() throws IOException {
        String url = tool.address() + "/base/x";
        String anonymous = "GET " + url + " HTTP/1.1\r\nHost: a\r\n\r\n";
        String mine = TestProxy.absolute("GET", url, "demo/forge", BUILDER) + "\r\n";
        String theirs = TestProxy.absolute("GET", url, "demo/forge", STRANGER) + "\r\n";
        List<String> expected = new Random(18)
                .ints(200, 0, 3)
                .mapToObj(choice -> List.of("407", "200", "403").get(choice))
                .toList();
        try (RawClient client = proxy.client()) {
            for (String status : expected) {
                String request = switch (status) {
                    case "200" -> mine;
                    case "403" -> theirs;
                    default -> anonymous;
                };

                assertThat(client.send(request).wholeResponse()).startsWith("HTTP/1.1 " + status);
            }
        }
        assertThat(tool.heads()).hasSize(Collections.frequency(expected, "200"));
    }

    /** FWD-1: a client that asks first repeats its request on the same connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"})
    void takesTheNextRequestAfterARefusedOneWithBody(String body) throws IOException {
        try (RawClient client = proxy.client()) {
            String refused = client.send("POST " + tool.address() + "/base/x HTTP/1.1\r\nHost: a\r\n" + body)
                    .wholeResponse();
            proxy.assertThatNothingWasSent();
            String served = client.send(
                            TestProxy.absolute("GET", tool.address() + "/base/x", "demo/forge", BUILDER) + "\r\n")
                    .wholeResponse();

            assertThat(refused).startsWith("HTTP/1.1 407").contains("Proxy-Authenticate: Basic");
            assertThat(served).startsWith("HTTP/1.1 200");
        }
    }

    /** FWD-1. */
    @Test
    void closesInsteadOfReadingALargeBodyThatItRefused() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send("POST " + tool.address()
                            + "/base/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(1_000_000))
                    .untilClose();

            assertThat(answer).startsWith("HTTP/1.1 407").contains("Connection: close");
            proxy.assertThatNothingWasSent();
        }
    }

    @Test
    void answersARefusedRequestWhoseBodyIsMalformed() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(
                            "POST /namespaces/demo/connectors/forge/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")
                    .untilClose();

            assertThat(answer).startsWith("HTTP/1.1 401").contains("Connection: close");
        }
    }

    @Test
    void closesWhenTheClientAsksForIt() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(proxy.head("GET /x") + "Connection: close\r\n\r\n")
                    .untilClose();

            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .contains("Connection: close\r\n")
                    .endsWith("ok");
        }
    }

    @Test
    void closesAfterEachRequestOfHttp10() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(old("/x", "")).untilClose();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("ok").contains("Connection: close");
        }
    }

    @Test
    void keepsTheConnectionOfHttp10WhenAsked() throws IOException {
        try (RawClient client = proxy.client()) {
            String first = client.send(old("/1", "Connection: keep-alive\r\n")).wholeResponse();
            String second = client.send(old("/2", "Connection: keep-alive\r\n")).wholeResponse();

            assertThat(first).startsWith("HTTP/1.1 200").contains("Connection: keep-alive");
            assertThat(second).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    @Test
    void sendsAChunkedAnswerToHttp10WithoutChunks() throws IOException {
        tool.on(
                "/chunks",
                exchange -> exchange.send(
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\nX: y\r\n\r\n"));
        try (RawClient client = proxy.client()) {
            String answer =
                    client.send(old("/chunks", "Connection: keep-alive\r\n")).untilClose();

            assertThat(answer)
                    .doesNotContain("Transfer-Encoding")
                    .contains("Connection: close")
                    .endsWith("\r\n\r\nabcdef");
        }
    }

    /** REV-25. */
    @ParameterizedTest
    @ValueSource(strings = {"204 No Content", "304 Not Modified"})
    void expectsNoBodyWhereThereIsNone(String status) throws IOException {
        tool.on("/none", exchange -> exchange.send("HTTP/1.1 " + status + "\r\nETag: \"1\"\r\n\r\n"));
        try (RawClient client = proxy.client()) {
            RawExchange first = client.send(proxy.head("GET /none") + "\r\n").response();
            String second = client.send(proxy.head("GET /next") + "\r\n").wholeResponse();

            assertThat(first.head()).startsWith("HTTP/1.1 " + status).contains("ETag: \"1\"");
            assertThat(second).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    /** REV-25. */
    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1234", "Transfer-Encoding: chunked", "X-No: framing"})
    void answersHeadWithoutABody(String framing) throws IOException {
        tool.on("/file", exchange -> exchange.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n"));
        try (RawClient client = proxy.client()) {
            RawExchange first = client.send(proxy.head("HEAD /file") + "\r\n").response();
            String second = client.send(proxy.head("GET /next") + "\r\n").wholeResponse();

            assertThat(first.head()).startsWith("HTTP/1.1 200");
            assertThat(first.header("Content-Length")).isEqualTo(framing.endsWith("1234") ? "1234" : "");
            assertThat(second).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/x", "/../x"})
    void refusesHeadWithoutABody(String path) throws IOException {
        String head = "HEAD /namespaces/demo/connectors/forge" + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
        try (RawClient client = proxy.client()) {
            RawExchange refused = client.send(head).response();
            String second = client.send(proxy.head("GET /next") + "\r\n").wholeResponse();

            assertThat(refused.head()).containsPattern("^HTTP/1.1 40[01] ").contains("application/problem+json");
            assertThat(second).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    /** A departure is looked for after a second, by a second thread that reads ahead. */
    @Test
    void takesTheNextRequestAfterALongThought() throws Exception {
        CountDownLatch thought = new CountDownLatch(1);
        tool.on("/think", exchange -> {
            String body = exchange.body();
            await(thought);
            exchange.reply(body);
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /think") + "Content-Length: 5\r\n\r\nhello");
            waitUntilADepartureIsSeen();
            thought.countDown();
            String first = client.wholeResponse();
            String second = client.send(proxy.head("POST /next") + "Content-Length: 5\r\n\r\nworld")
                    .wholeResponse();
            String third = client.send(proxy.head("GET /third") + "\r\n").wholeResponse();

            assertThat(first).endsWith("hello");
            assertThat(second).startsWith("HTTP/1.1 200");
            assertThat(third).startsWith("HTTP/1.1 200");
        }
    }

    /** The time for a client that stalls is not a time for the tool. */
    @Test
    void letsAToolThinkLongerThanAClientMayStall() throws Exception {
        CountDownLatch thought = new CountDownLatch(1);
        tool.on("/ponder", exchange -> {
            exchange.body();
            await(thought);
            exchange.reply("pondered");
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /ponder") + "Content-Length: 5\r\n\r\nhello");
            waitUntilADepartureIsSeen();
            thought.countDown();

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("pondered");
        }
    }

    @Test
    void passesUserAndPasswordOfBasicOnToNobody() throws IOException {
        String request = "GET /namespaces/demo/connectors/forge/x HTTP/1.1\r\nHost: a\r\nAuthorization: Basic "
                + base64("robot:" + BUILDER) + "\r\n\r\n";

        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).doesNotContain(base64("robot:" + BUILDER));
    }

    /** Lets more than a second pass: so long it takes until the proxy looks whether a client is there. */
    private static void waitUntilADepartureIsSeen() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        tool.on("/left", exchange -> {
            begun.countDown();
            if (exchange.isOver()) {
                seen.countDown();
            }
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("GET /left") + "\r\n");
            begun.await();
        }
        seen.await();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String old(String path, String fields) {
        return "GET /namespaces/demo/connectors/forge" + path + " HTTP/1.0\r\nHost: a\r\n" + fields
                + "Authorization: Bearer " + BUILDER + "\r\n\r\n";
    }
}
