package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** REV-1, REV-16: no bytes make the proxy hang, fail, or send something that nobody was authorised for. */
@SuppressWarnings("NullAway.Init") // fields are set before the first try
final class AnyBytesPropertyTest {
    private static final List<Throwable> UNCAUGHT = new CopyOnWriteArrayList<>();

    private static TestProxy proxy;

    @BeforeContainer
    static void start() throws IOException {
        proxy = TestProxy.started();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> UNCAUGHT.add(failure));
    }

    @AfterContainer
    static void stop() throws IOException {
        Thread.setDefaultUncaughtExceptionHandler(null);
        proxy.close();
    }

    @Property(tries = 200)
    void noiseGetsARefusalOrNothing(@ForAll byte[] bytes) throws IOException {
        assertThatItIsRefused(bytes);
    }

    @Property(tries = 400)
    void whatLooksLikeARequestGetsAnswersAndAnEnd(@ForAll("almostRequests") String text) throws IOException {
        assertThatItIsRefused(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    static Arbitrary<String> almostRequests() {
        Arbitrary<String> lines = Arbitraries.of(
                "GET / HTTP/1.1",
                "POST /namespaces/demo/connectors/forge/x HTTP/1.1",
                "CONNECT 127.0.0.1:1 HTTP/1.1",
                "GET http://127.0.0.1/ HTTP/1.0",
                "PRI * HTTP/2.0",
                "\u0016\u0003\u0001",
                "");
        Arbitrary<String> fields = Arbitraries.of(
                "Host: a",
                "Host: c-forge.demo.svc",
                "Content-Length: 5",
                "Content-Length: 99999999",
                "Transfer-Encoding: chunked",
                "Expect: 100-continue",
                "Connection: close",
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Authorization: Basic x",
                "Authorization: Bearer x",
                "Proxy-Authorization: Basic Og==",
                " folded",
                "no colon",
                ": no name",
                "X: " + "y".repeat(1000),
                "\u0000: x");
        Arbitrary<String> ends = Arbitraries.of("\r\n", "\r\n", "\r\n", "\n", "\r");
        Arbitrary<String> field = Combinators.combine(fields, ends).as(String::concat);
        Arbitrary<String> bodies =
                Arbitraries.of("", "hello", "5\r\nhello\r\n0\r\n\r\n", "g\r\n", "5\r\nhel", "\r\n\r\n\r\n");
        Arbitrary<String> request = Combinators.combine(
                        lines, ends, field.list().ofMaxSize(5), ends, bodies)
                .as((line, end, head, empty, body) -> line + end + String.join("", head) + empty + body);
        return request.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join("", list));
    }

    /** Without a token nothing goes on; the client ends its side, so the proxy has to end, too. */
    private static void assertThatItIsRefused(byte[] bytes) throws IOException {
        proxy.forget();
        try (RawClient client = proxy.client()) {
            try {
                client.send(bytes).endOutput();
            } catch (IOException closed) {
                // It has seen enough.
            }
            String answer = client.untilClose();

            assertThat(answer)
                    .doesNotContain("HTTP/1.1 2")
                    .doesNotContain("HTTP/1.1 50")
                    .doesNotContain("Exception");
            assertThat(proxy.network.dialled()).isEmpty();
        }
        assertThat(ask()).startsWith("HTTP/1.1 200");
        assertThat(UNCAUGHT).isEmpty();
    }

    private static String ask() throws IOException {
        return proxy.ask(proxy.reverse("GET /x", "forge", BUILDER) + "\r\n");
    }
}
