package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that die, break the grammar, or say more than they were asked. */
@Timeout(60)
class ToolFaultWireTest {
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

    /** REV-11. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: y\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
                "Content-Length: 100\r\n\r\nhello",
                "Content-Length: 100\r\n\r\n",
            })
    void showsABodyThatBreaksOffAsBroken(String begin) throws IOException {
        tool.on("/broken", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\n" + begin);
            exchange.close();
        });
        String place = "127.0.0.1:" + tool.port();
        try (RawClient reverse = proxy.client().send(proxy.head("GET /broken") + "\r\n");
                RawClient tunnel = proxy.client()
                        .tunnel(connect(place, "demo/forge", BUILDER))
                        .send("GET /base/broken HTTP/1.1\r\nHost: " + place + "\r\n\r\n")) {
            for (RawClient client : new RawClient[] {reverse, tunnel}) {
                String answer = client.untilClose();

                assertThat(answer).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1");
                assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                        .hasSizeLessThan(30)
                        .doesNotContain("0\r\n\r\n", "problem");
            }
        }
        assertThat(proxy.audit("/broken", 1).getLast()).contains("ResponseTruncated");
    }

    /** REV-22, and everything else that two parsers could read in two ways. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b\r\n",
                "HTTP/1.1 200 OK\r\nX: a\nSet-Cookie: b\r\n",
                "HTTP/1.1 200 OK\nX: a\n",
                "HTTP/1.1 200 OK\r\nX: a\u0000b\r\n",
                "HTTP/1.1 200 OK\r\nX: a\r\n folded\r\n",
                "HTTP/1.1 200 OK\r\nX : a\r\n",
                "HTTP/1.1 200 OK\r\n: a\r\n",
                "HTTP/1.1 200 OK\r\nX\r\n",
                "HTTP/1.1 200 O\rK\r\n",
                "HTTP/1.1 20 OK\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 099 OK\r\n",
                "HTTP/2 200 OK\r\n",
                "ICY 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n",
            })
    void answers502ForAHeadThatBreaksTheGrammar(String head) throws IOException {
        tool.on("/malformed", exchange -> exchange.send(head + "\r\nok"));

        String answer = proxy.ask(proxy.head("GET /malformed") + "\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 502 ")
                .contains("ResponseMalformed")
                .doesNotContain("Set-Cookie")
                .doesNotContain("folded");
    }

    @ParameterizedTest
    @CsvSource({"1, 140000", "300, 1"})
    void answers502ForAHeadThatIsTooLarge(int fields, int length) throws IOException {
        tool.on(
                "/large",
                exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"
                        + ("X: " + "y".repeat(length) + "\r\n").repeat(fields) + "\r\n"));

        assertThat(proxy.ask(proxy.head("GET /large") + "\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .contains("ResponseMalformed", "too large");
    }

    /** REV-24. */
    @Test
    void triesARequestWithoutBodyOnceMoreWhenThePooledConnectionIsDead() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        tool.on("/dies", exchange -> {
            attempts.incrementAndGet();
            exchange.close();
        });
        tool.on("/lives", exchange -> {
            if (attempts.getAndIncrement() == 0) {
                exchange.close();
            } else {
                exchange.reply("second");
            }
        });
        String lives = askOverAPooledConnection(proxy.head("GET /lives") + "\r\n");
        assertThat(lives).startsWith("HTTP/1.1 200").endsWith("second");
        assertThat(attempts).hasValue(2);

        attempts.set(0);
        String dies = askOverAPooledConnection(proxy.head("GET /dies") + "\r\n");
        assertThat(dies).startsWith("HTTP/1.1 502").contains("ConnectionLost");
        assertThat(attempts).hasValue(2);
    }

    /** REV-24: whoever read half a request may have acted on it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /once, Content-Length: 5\r\n\r\nhello",
                "PUT /once, Content-Length: 5\r\n\r\nhello",
                "POST /once, Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                "POST /once, Content-Length: 0\r\n\r\n",
                "PATCH /once, \r\n",
            })
    void sendsNoOtherRequestTwice(String request) throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        tool.on("/once", exchange -> {
            attempts.incrementAndGet();
            exchange.body();
            exchange.close();
        });
        String[] parts = request.split(", ", 2);

        assertThat(askOverAPooledConnection(proxy.head(parts[0]) + parts[1]))
                .startsWith("HTTP/1.1 502")
                .contains("ConnectionLost");
        assertThat(attempts).hasValue(1);
    }

    /** REV-24: nor one whose answer has begun. */
    @Test
    void doesNotTryAgainAfterTheFirstByteOfAnAnswer() throws IOException {
        AtomicInteger attempts = new AtomicInteger();
        tool.on("/byte", exchange -> {
            attempts.incrementAndGet();
            exchange.send("H");
            exchange.close();
        });

        assertThat(askOverAPooledConnection(proxy.head("GET /byte") + "\r\n")).startsWith("HTTP/1.1 502");
        assertThat(attempts).hasValue(1);
    }

    /** What a tool says unasked is no answer to whoever comes next. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givesNobodyWhatAToolSaidUnasked(boolean atOnce) throws Exception {
        CountDownLatch answered = new CountDownLatch(atOnce ? 0 : 1);
        CountDownLatch said = new CountDownLatch(1);
        tool.on("/talkative", exchange -> {
            exchange.reply("ok");
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 6\r\n\r\nunasked");
            said.countDown();
        });

        String first = proxy.ask(proxy.head("GET /talkative") + "\r\n");
        answered.countDown();
        said.await();
        String second = proxy.ask(proxy.head("GET /second") + "\r\n");
        String third = proxy.ask(proxy.head("POST /third") + "Content-Length: 0\r\n\r\n");

        assertThat(first).startsWith("HTTP/1.1 200").endsWith("ok");
        assertThat(second).startsWith("HTTP/1.1 200").endsWith("ok");
        assertThat(third).startsWith("HTTP/1.1 200").endsWith("ok");
    }

    /** Asks after another request on the same connection: that one has put its connection to the tool into the pool by then. */
    private static String askOverAPooledConnection(String request) throws IOException {
        try (RawClient client = proxy.client()) {
            assertThat(client.send(proxy.head("GET /pool") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 200");
            return client.send(request).wholeResponse();
        }
    }
}
