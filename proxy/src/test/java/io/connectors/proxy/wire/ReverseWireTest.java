package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire between a client and a tool, with the proxy in the middle. */
@Timeout(60)
class ReverseWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    private static final int MEBIBYTE = 1 << 20;
    private static final int PIECES = 5 * 1024;
    private static final long FIVE_GIBIBYTES = (long) PIECES * MEBIBYTE;
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.first-byte-timeout", "PT1S")
                .start();
        tool = proxy.tool;
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        tool.forget();
    }

    /** INJ-1. */
    @Test
    void injectsTheCredentialAndHidesTheToken() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer =
                    client.send(proxy.head("GET /hello.git?x=1") + "\r\n").wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(tool.lastHead())
                    .startsWith("GET /base/hello.git?x=1 HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:" + tool.port() + "\r\n")
                    .contains("Authorization: Basic " + base64("robot:" + proxy.password) + "\r\n")
                    .doesNotContain(BUILDER)
                    .doesNotContain(base64(":" + BUILDER));
        }
    }

    @Test
    void findsTheConnectorByHostName() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(
                            "GET /by-host HTTP/1.1\r\nHost: C-Forge.demo.svc.cluster.local\r\nAuthorization: Bearer "
                                    + BUILDER + "\r\n\r\n")
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead()).startsWith("GET /base/by-host ");
        }
    }

    /** FWD-2. */
    @Test
    void servesAbsoluteFormWithALiteralEncodedUserName() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer =
                    client.send(forward("/base/x", "demo%2Fforge", BUILDER)).wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead())
                    .startsWith("GET /base/x ")
                    .contains("Authorization: Basic " + base64("robot:" + proxy.password))
                    .doesNotContainIgnoringCase("proxy-authorization");
        }
    }

    /** FWD-5. */
    @Test
    void refusesAbsoluteFormOutsideTheAddress() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(forward("/base-elsewhere", "demo/forge", BUILDER))
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
            assertThat(tool.heads()).isEmpty();
        }
    }

    /** FWD-1. */
    @Test
    void challengesClientsWithoutToken() throws IOException {
        String asServer = answer("GET /namespaces/demo/connectors/forge/x HTTP/1.1\r\nHost: proxy\r\n\r\n");
        String asProxy = answer("GET http://tool.example/x HTTP/1.1\r\nHost: tool.example\r\n\r\n");

        assertThat(asServer)
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Basic realm=\"connectors\"")
                .contains("WWW-Authenticate: Bearer")
                .contains("application/problem+json")
                .contains("--audience connectors");
        assertThat(asProxy).startsWith("HTTP/1.1 407").contains("Proxy-Authenticate: Basic");
        assertThat(tool.heads()).isEmpty();
    }

    /** AUT-16. */
    @Test
    void answersTheSameForAForbiddenAndAnUnknownConnector() throws IOException {
        String forbidden = answer(proxy.reverse("GET /x", "forge", STRANGER) + "\r\n");
        String unknown = answer(proxy.head("GET /x").replace("connectors/forge", "connectors/ghost") + "\r\n");

        assertThat(forbidden).startsWith("HTTP/1.1 403").contains("kubectl auth can-i use");
        assertThat(body(unknown))
                .isEqualTo(body(forbidden).replace("forge", "ghost").replace("stranger", "builder"));
        assertThat(tool.heads()).isEmpty();
    }

    /** REV-4, REV-6. */
    @ParameterizedTest
    @ValueSource(strings = {"/../admin", "/a/%2e%2e/%2E%2e/admin", "/a\\b", "/..%2Fadmin", "/..;/admin"})
    void refusesPathsThatClimb(String target) throws IOException {
        try (RawClient client = proxy.client()) {
            assertThat(client.send(proxy.head("GET " + target) + "\r\n")
                            .response()
                            .head())
                    .startsWith("HTTP/1.1 400");
            assertThat(tool.heads()).isEmpty();
        }
    }

    /** REV-14. */
    @Test
    void streamsLargeUploadsWithinASmallHeap() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        tool.on("/upload", exchange -> {
            long bytes = exchange.drainChunked();
            received.complete(bytes);
            exchange.reply("" + bytes);
        });
        byte[] chunk = new byte[MEBIBYTE];
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /upload") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < PIECES; i++) {
                client.chunk(chunk);
            }
            String answer = client.send("0\r\n\r\n").wholeResponse();

            assertThat(answer).endsWith("" + FIVE_GIBIBYTES);
            assertThat(received).isCompletedWithValue(FIVE_GIBIBYTES);
        }
    }

    /** REV-14. */
    @Test
    void streamsLargeDownloadsWithinASmallHeap() throws IOException {
        tool.on("/download", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + FIVE_GIBIBYTES + "\r\n\r\n");
            byte[] piece = new byte[MEBIBYTE];
            for (int i = 0; i < PIECES; i++) {
                exchange.send(piece);
            }
        });
        try (RawClient client = proxy.client()) {
            RawExchange response =
                    client.send(proxy.head("GET /download") + "\r\n").response();

            assertThat(response.head()).contains("" + FIVE_GIBIBYTES);
            response.in().skipNBytes(FIVE_GIBIBYTES);
        }
    }

    /** REV-21. */
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n", "Content-Length: 11\r\n\r\nfirst"})
    void passesTheFirstPieceOfASlowAnswerAtOnce(String start) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        tool.on("/slow", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\n" + start);
            try {
                seen.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.send(start.startsWith("T") ? "6\r\nsecond\r\n0\r\n\r\n" : "second");
        });
        try (RawClient client = proxy.client()) {
            RawExchange response = client.send(proxy.head("GET /slow") + "\r\n").response();
            String first = response.read(start.startsWith("T") ? 8 : 5);
            seen.countDown();

            assertThat(first).endsWith("first");
        }
    }

    /** REV-11. */
    @Test
    void showsAChunkedAnswerThatBreaksOffAsBroken() throws IOException {
        tool.on("/broken", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            exchange.close();
        });
        try (RawClient client = proxy.client()) {
            String answer = client.send(proxy.head("GET /broken") + "\r\n").untilClose();

            assertThat(answer).doesNotContain("0\r\n\r\n").doesNotContainIgnoringCase("error");
        }
    }

    /** REV-11. */
    @Test
    void showsASizedAnswerThatBreaksOffAsBroken() throws IOException {
        tool.on("/short", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
            exchange.close();
        });
        try (RawClient client = proxy.client()) {
            String answer = client.send(proxy.head("GET /short") + "\r\n").untilClose();

            assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isLessThan(100);
            assertThat(answer).doesNotContainIgnoringCase("error");
        }
    }

    /** REV-12. */
    @Test
    void hangsUpOnTheToolWhenTheClientLeaves() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        tool.on("/endless", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + Long.MAX_VALUE / 100 + "\r\n\r\n");
            try {
                while (true) {
                    exchange.send(new byte[MEBIBYTE]);
                }
            } finally {
                hungUp.countDown();
            }
        });
        RawClient client = proxy.client();
        client.send(proxy.head("GET /endless") + "\r\n").response().read(1000);
        client.close();

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverEndsAnUploadThatTheClientBrokeOff() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        tool.on("/push", exchange -> {
            try {
                exchange.read(8);
                begun.countDown();
                exchange.drainChunked();
                end.complete(new AssertionError("The tool took half a push for a whole one"));
            } catch (IOException | RuntimeException e) {
                end.complete(e);
                throw new IOException(e);
            }
        });
        RawClient client = proxy.client();
        client.send(proxy.head("POST /push") + "Transfer-Encoding: chunked\r\n\r\n")
                .chunk(HELLO);
        begun.await();
        client.close();

        assertThat(end.get(10, TimeUnit.SECONDS)).isNotInstanceOf(AssertionError.class);
    }

    /** REV-15. */
    @Test
    void passesAnEarlyAnswerOnWhileTheUploadGoesOn() throws Exception {
        tool.on("/too-large", exchange -> {
            exchange.read(8);
            exchange.send("HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlarge");
            exchange.close();
        });
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("POST /too-large") + "Transfer-Encoding: chunked\r\n\r\n")
                    .chunk(HELLO);

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 413").endsWith("large");
        }
    }

    /** REV-25. */
    @Test
    void passesTrailersOnInBothDirections() throws IOException {
        CompletableFuture<String> trailer = new CompletableFuture<>();
        tool.on("/trailers", exchange -> {
            trailer.complete(exchange.read("5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n".length()));
            exchange.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Check\r\n\r\n2\r\nok\r\n0\r\nX-Check: 2\r\n\r\n");
        });
        try (RawClient client = proxy.client()) {
            RawExchange response = client.send(proxy.head("POST /trailers")
                            + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n")
                    .response();
            String body = response.read("2\r\nok\r\n0\r\nX-Check: 2\r\n\r\n".length());

            assertThat(trailer.join()).contains("X-Sum: 1");
            assertThat(body.toLowerCase(Locale.ROOT)).contains("x-check: 2");
        }
    }

    /** REV-25. */
    @Test
    void answersHeadWithTheLengthOfGet() throws IOException {
        tool.on("/file", exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"));
        try (RawClient client = proxy.client()) {
            assertThat(client.send(proxy.head("HEAD /file") + "\r\n").response().head())
                    .contains("1234");
        }
    }

    /** REV-8. */
    @Test
    void dropsHeadersThatConnectionNamesInBothDirections() throws IOException {
        tool.on(
                "/hop",
                exchange -> exchange.send(
                        "HTTP/1.1 200 OK\r\nConnection: x-secret-hop\r\nX-Secret-Hop: 1\r\nX-Kept: 2\r\nContent-Length: 0\r\n\r\n"));
        try (RawClient client = proxy.client()) {
            String answer = client.send(proxy.head("GET /hop")
                            + "Connection: authorization, x-api-thing\r\nX-Api-Thing: 1\r\nX-Kept: 2\r\n\r\n")
                    .wholeResponse();

            assertThat(answer).doesNotContainIgnoringCase("x-secret-hop").containsIgnoringCase("x-kept: 2");
            assertThat(tool.lastHead()).contains("Authorization: Basic ").containsIgnoringCase("x-kept: 2");
            assertThat(tool.lastHead()).doesNotContainIgnoringCase("x-api-thing");
        }
    }

    @Test
    void answers504WhenTheToolKeepsSilent() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        tool.on("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new EOFException();
            }
        });
        try (RawClient client = proxy.client()) {
            assertThat(client.send(proxy.head("GET /silent") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 504")
                    .contains("ResponseTimeout");
        } finally {
            over.countDown();
        }
    }

    /** OPS-4. */
    @Test
    void writesOneAuditEventARequestWithoutSecrets() throws IOException {
        String path = "/audited-" + System.identityHashCode(this);
        try (RawClient client = proxy.client()) {
            client.send(proxy.head("GET " + path + "?token=" + BUILDER) + "\r\n")
                    .wholeResponse();
            client.send(proxy.reverse("GET " + path, "forge", STRANGER) + "\r\n")
                    .wholeResponse();
        }

        assertThat(proxy.audit(path, 2))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"verdict\":\"Allowed\"") && line.contains("\"caller\":\"builder\""))
                .anyMatch(line -> line.contains("\"verdict\":\"Refused\"") && line.contains("NotPermitted"));
        assertThat(String.join("", proxy.audit("", 2))).doesNotContain(BUILDER).doesNotContain(proxy.password);
    }

    private static String answer(String request) throws IOException {
        try (RawClient client = proxy.client()) {
            return client.send(request).wholeResponse();
        }
    }

    private static String forward(String path, String user, String token) {
        String authority = "127.0.0.1:" + tool.port();
        return "GET http://" + authority + path + " HTTP/1.1\r\nHost: " + authority + "\r\nProxy-Authorization: Basic "
                + base64(user + ":" + token) + "\r\n\r\n";
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n"));
    }
}
