package io.connectors.proxy.servlet;

import static io.connectors.proxy.servlet.ProxyFixture.BUILDER;
import static io.connectors.proxy.servlet.ProxyFixture.STRANGER;
import static io.connectors.proxy.servlet.ProxyFixture.base64;
import static io.connectors.proxy.servlet.ProxyFixture.head;
import static io.connectors.proxy.servlet.ProxyFixture.reverse;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.wire.RawClient;
import io.connectors.proxy.wire.RawExchange;
import io.connectors.proxy.wire.RawTool;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the container can show: the wire between a client and a tool with Liberty in the middle. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(60)
class ProxyServletIT {
    private static final ProxyFixture FIXTURE = ProxyFixture.INSTANCE;
    private static final RawTool TOOL = FIXTURE.tool;
    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    @Deployment(testable = false)
    static WebArchive proxy() {
        return ProxyFixture.war();
    }

    @BeforeEach
    void isReady() throws IOException {
        assertThat(ProxyFixture.ready("200 OK")).contains("ok");
        TOOL.forget();
    }

    @Test
    void injectsTheCredentialAndHidesTheToken() throws IOException {
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(head("GET /hello.git?x=1") + "\r\n").wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(TOOL.lastHead())
                    .startsWith("GET /base/hello.git?x=1 HTTP/1.1\r\n")
                    .contains("Host: 127.0.0.1:" + TOOL.port() + "\r\n")
                    .contains("Authorization: Basic " + base64("robot:" + FIXTURE.password) + "\r\n")
                    .doesNotContain(BUILDER)
                    .doesNotContain(base64(":" + BUILDER));
        }
    }

    @Test
    void findsTheConnectorByHostName() throws IOException {
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(
                            "GET /by-host HTTP/1.1\r\nHost: C-Forge.demo.svc.cluster.local\r\nAuthorization: Bearer "
                                    + BUILDER + "\r\n\r\n")
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(TOOL.lastHead()).startsWith("GET /base/by-host ");
        }
    }

    @Test
    void servesAbsoluteFormWithALiteralEncodedUserName() throws IOException {
        try (RawClient client = FIXTURE.client()) {
            String answer =
                    client.send(forward("/base/x", "demo%2Fforge", BUILDER)).wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(TOOL.lastHead())
                    .startsWith("GET /base/x ")
                    .contains("Authorization: Basic " + base64("robot:" + FIXTURE.password))
                    .doesNotContainIgnoringCase("proxy-authorization");
        }
    }

    @Test
    void refusesAbsoluteFormOutsideTheAddress() throws IOException {
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(forward("/base-elsewhere", "demo/forge", BUILDER))
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
            assertThat(TOOL.heads()).isEmpty();
        }
    }

    /** FWD-1. Liberty closes the connection after most errors, cleanly and after saying so. */
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
        assertThat(TOOL.heads()).isEmpty();
    }

    @Test
    void answersTheSameForAForbiddenAndAnUnknownConnector() throws IOException {
        String forbidden = answer(reverse("GET /x", STRANGER) + "\r\n");
        String unknown = answer(head("GET /x").replace("connectors/forge", "connectors/ghost") + "\r\n");

        assertThat(forbidden).startsWith("HTTP/1.1 403").contains("kubectl auth can-i use");
        assertThat(body(unknown))
                .isEqualTo(body(forbidden).replace("forge", "ghost").replace("stranger", "builder"));
        assertThat(TOOL.heads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a%2Fb", "/a;p=1;jsessionid=2", "/a//b", "/a+b%20c", "/%C3%A9", "/x?q=%2F&r=a+b", "/x?a=1?b"})
    void keepsTheTargetByteForByte(String target) throws IOException {
        try (RawClient client = FIXTURE.client()) {
            client.send(head("GET " + target) + "\r\n").wholeResponse();

            assertThat(TOOL.lastHead()).startsWith("GET /base" + target + " HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../admin", "/a/%2e%2e/%2E%2e/admin", "/a\\b", "/..%2Fadmin", "/..;/admin"})
    void refusesPathsThatClimb(String target) throws IOException {
        try (RawClient client = FIXTURE.client()) {
            assertThat(client.send(head("GET " + target) + "\r\n").response().head())
                    .startsWith("HTTP/1.1 400");
            assertThat(TOOL.heads()).isEmpty();
        }
    }

    @Test
    void ignoresTheForgedHostOfWebSphereHeaders() throws IOException {
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(
                            "GET /x HTTP/1.1\r\nHost: c-forge.demo.svc\r\n$WSSN: c-ghost.demo.svc\r\n$WSSP: 7777\r\n"
                                    + "$WSSC: https\r\nAuthorization: Bearer " + BUILDER + "\r\n\r\n")
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(TOOL.lastHead()).doesNotContainIgnoringCase("$ws");
        }
    }

    @Test
    void doesNotSpeakHttp2() throws IOException {
        try (RawClient known = FIXTURE.client();
                RawClient upgrade = FIXTURE.client()) {
            String answer = known.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
                    .untilClose();
            String upgraded = upgrade.send(
                            head("GET /x")
                                    + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n")
                    .response()
                    .head();

            assertThat(answer).startsWith("HTTP/").contains(" 400 ");
            assertThat(upgraded).startsWith("HTTP/1.1 200");
        }
    }

    /** REV-1, REV-2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nHost: b",
                "X: y",
                "Host:",
                "Host: bad host",
                "Host: a\r\nTransfer-Encoding: xchunked",
                "Host: a\r\nX: a\u0000b",
            })
    void refusesAmbiguousRequestsAndCloses(String fields) throws IOException {
        try (RawClient client = FIXTURE.client()) {
            client.send(ambiguous(fields) + "\r\n");

            assertThat(client.untilClose()).startsWith("HTTP/1.1 400").doesNotContain("HTTP/1.1 200");
            assertThat(TOOL.heads()).isEmpty();
        }
    }

    /**
     * REV-1. Liberty drops one of two framings before a servlet can see it, so these cannot be refused here. The tool
     * must still see one framing only, the one that Liberty used.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nContent-Length: 5\r\nContent-Length: 3",
                "Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked",
                "Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3",
                "Host: a\r\nTransfer-Encoding : chunked",
            })
    void showsTheToolOneFramingOfARequestWithTwo(String fields) throws IOException {
        TOOL.on("/twice", exchange -> {
            if (exchange.head().toLowerCase(Locale.ROOT).contains("chunked")) {
                exchange.drainChunked();
            } else {
                exchange.read(5);
            }
            exchange.reply("ok");
        });
        try (RawClient client = FIXTURE.client()) {
            client.send(ambiguous(fields) + "\r\n0\r\n\r\n");

            assertThat(client.response().head()).startsWith("HTTP/1.1 200");
            assertThat(TOOL.heads())
                    .singleElement()
                    .satisfies(head -> assertThat(
                                    head.toLowerCase(Locale.ROOT).split("content-length|transfer-encoding", -1))
                            .hasSize(2));
        }
    }

    @Test
    void streamsLargeUploadsWithinASmallHeap() throws Exception {
        CompletableFuture<Long> received = new CompletableFuture<>();
        TOOL.on("/upload", exchange -> {
            long bytes = exchange.drainChunked();
            received.complete(bytes);
            exchange.reply("" + bytes);
        });
        byte[] chunk = new byte[MEBIBYTE];
        try (RawClient client = FIXTURE.client()) {
            client.send(head("POST /upload") + "Transfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 400; i++) {
                client.chunk(chunk);
            }
            String answer = client.send("0\r\n\r\n").wholeResponse();

            assertThat(answer).endsWith("" + 400L * MEBIBYTE);
            assertThat(received).isCompletedWithValue(400L * MEBIBYTE);
        }
    }

    @Test
    void streamsLargeDownloadsWithinASmallHeap() throws IOException {
        TOOL.on("/download", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + 400L * MEBIBYTE + "\r\n\r\n");
            byte[] piece = new byte[MEBIBYTE];
            for (int i = 0; i < 400; i++) {
                exchange.send(piece);
            }
        });
        try (RawClient client = FIXTURE.client()) {
            RawExchange response = client.send(head("GET /download") + "\r\n").response();

            assertThat(response.head()).contains("" + 400L * MEBIBYTE);
            response.in().skipNBytes(400L * MEBIBYTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n", "Content-Length: 11\r\n\r\nfirst"})
    void passesTheFirstPieceOfASlowAnswerAtOnce(String start) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        TOOL.on("/slow", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\n" + start);
            try {
                seen.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.send(start.startsWith("T") ? "6\r\nsecond\r\n0\r\n\r\n" : "second");
        });
        try (RawClient client = FIXTURE.client()) {
            RawExchange response = client.send(head("GET /slow") + "\r\n").response();
            String first = response.read(start.startsWith("T") ? 8 : 5);
            seen.countDown();

            assertThat(first).endsWith("first");
        }
    }

    @Test
    void showsAChunkedAnswerThatBreaksOffAsBroken() throws IOException {
        TOOL.on("/broken", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            exchange.close();
        });
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(head("GET /broken") + "\r\n").untilClose();

            assertThat(answer).doesNotContain("0\r\n\r\n").doesNotContainIgnoringCase("error");
        }
    }

    @Test
    void showsASizedAnswerThatBreaksOffAsBroken() throws IOException {
        TOOL.on("/short", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
            exchange.close();
        });
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(head("GET /short") + "\r\n").untilClose();

            assertThat(answer.length() - answer.indexOf("\r\n\r\n") - 4).isLessThan(100);
            assertThat(answer).doesNotContainIgnoringCase("error");
        }
    }

    @Test
    void hangsUpOnTheToolWhenTheClientLeaves() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        TOOL.on("/endless", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + Long.MAX_VALUE / 100 + "\r\n\r\n");
            try {
                while (true) {
                    exchange.send(new byte[MEBIBYTE]);
                }
            } finally {
                hungUp.countDown();
            }
        });
        RawClient client = FIXTURE.client();
        client.send(head("GET /endless") + "\r\n").response().read(1000);
        client.close();

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void neverEndsAnUploadThatTheClientBrokeOff() throws Exception {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        TOOL.on("/push", exchange -> {
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
        RawClient client = FIXTURE.client();
        client.send(head("POST /push") + "Transfer-Encoding: chunked\r\n\r\n").chunk(HELLO);
        begun.await();
        client.close();

        assertThat(end.get(10, TimeUnit.SECONDS)).isNotInstanceOf(AssertionError.class);
    }

    @Test
    void passesAnEarlyAnswerOnWhileTheUploadGoesOn() throws Exception {
        TOOL.on("/too-large", exchange -> {
            exchange.read(8);
            exchange.send("HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\nConnection: close\r\n\r\nlarge");
            exchange.close();
        });
        try (RawClient client = FIXTURE.client()) {
            client.send(head("POST /too-large") + "Transfer-Encoding: chunked\r\n\r\n")
                    .chunk(HELLO);

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 413").endsWith("large");
        }
    }

    @Test
    void passesTrailersOnInBothDirections() throws IOException {
        CompletableFuture<String> trailer = new CompletableFuture<>();
        TOOL.on("/trailers", exchange -> {
            trailer.complete(exchange.read("5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n".length()));
            exchange.send(
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Check\r\n\r\n2\r\nok\r\n0\r\nX-Check: 2\r\n\r\n");
        });
        try (RawClient client = FIXTURE.client()) {
            RawExchange response = client.send(head("POST /trailers")
                            + "Transfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n")
                    .response();
            String body = response.read("2\r\nok\r\n0\r\nX-Check: 2\r\n\r\n".length());

            assertThat(trailer.join()).contains("X-Sum: 1");
            assertThat(body.toLowerCase(Locale.ROOT)).contains("x-check: 2");
        }
    }

    @Test
    void answersHeadWithTheLengthOfGet() throws IOException {
        TOOL.on("/file", exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n"));
        try (RawClient client = FIXTURE.client()) {
            assertThat(client.send(head("HEAD /file") + "\r\n").response().head())
                    .contains("1234");
        }
    }

    @Test
    void dropsHeadersThatConnectionNamesInBothDirections() throws IOException {
        TOOL.on(
                "/hop",
                exchange -> exchange.send(
                        "HTTP/1.1 200 OK\r\nConnection: x-secret-hop\r\nX-Secret-Hop: 1\r\nX-Kept: 2\r\nContent-Length: 0\r\n\r\n"));
        try (RawClient client = FIXTURE.client()) {
            String answer = client.send(head("GET /hop")
                            + "Connection: authorization, x-api-thing\r\nX-Api-Thing: 1\r\nX-Kept: 2\r\n\r\n")
                    .wholeResponse();

            assertThat(answer).doesNotContainIgnoringCase("x-secret-hop").containsIgnoringCase("x-kept: 2");
            assertThat(TOOL.lastHead()).contains("Authorization: Basic ").containsIgnoringCase("x-kept: 2");
            assertThat(TOOL.lastHead()).doesNotContainIgnoringCase("x-api-thing");
        }
    }

    @Test
    void answers504WhenTheToolKeepsSilent() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        TOOL.on("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new EOFException();
            }
        });
        try (RawClient client = FIXTURE.client()) {
            assertThat(client.send(head("GET /silent") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 504")
                    .contains("ResponseTimeout");
        } finally {
            over.countDown();
        }
    }

    @Test
    void writesOneAuditEventARequestWithoutSecrets() throws IOException {
        String path = "/audited-" + System.identityHashCode(this);
        try (RawClient client = FIXTURE.client()) {
            client.send(head("GET " + path + "?token=" + BUILDER) + "\r\n").wholeResponse();
            client.send(reverse("GET " + path, STRANGER) + "\r\n").wholeResponse();
        }

        assertThat(ProxyFixture.audit(path, 2))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"verdict\":\"Allowed\"") && line.contains("\"caller\":\"builder\""))
                .anyMatch(line -> line.contains("\"verdict\":\"Refused\"") && line.contains("NotPermitted"));
        assertThat(String.join("", ProxyFixture.audit("", 2)))
                .doesNotContain(BUILDER)
                .doesNotContain(FIXTURE.password);
    }

    private static String ambiguous(String fields) {
        return "POST /namespaces/demo/connectors/forge/twice HTTP/1.1\r\n" + fields + "\r\nAuthorization: Bearer "
                + BUILDER + "\r\n";
    }

    private static String answer(String request) throws IOException {
        try (RawClient client = FIXTURE.client()) {
            return client.send(request).wholeResponse();
        }
    }

    private static String forward(String path, String user, String token) {
        String authority = "127.0.0.1:" + TOOL.port();
        return "GET http://" + authority + path + " HTTP/1.1\r\nHost: " + authority + "\r\nProxy-Authorization: Basic "
                + base64(user + ":" + token) + "\r\n\r\n";
    }

    private static String body(String response) {
        return response.substring(response.indexOf("\r\n\r\n"));
    }
}
