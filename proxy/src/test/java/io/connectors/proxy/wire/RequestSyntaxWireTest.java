package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could be read in two ways is no request; what can be read in one way only goes on as it came. */
@Timeout(60)
class RequestSyntaxWireTest {
    private static final String SMUGGLED =
            "GET /namespaces/demo/connectors/forge/smuggled HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + BUILDER
                    + "\r\n\r\n";

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = TestProxy.started();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    /** REV-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nContent-Length: 3",
                "Content-Length: 5\r\nContent-Length: 3",
                "Content-Length: 3\r\nContent-Length: 3",
                "Content-Length: 3, 3",
                "Content-Length: +3",
                "Content-Length: -1",
                "Content-Length: 0x3",
                "Content-Length: 3 3",
                "Content-Length:",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding:\u000bchunked",
                " Transfer-Encoding: chunked",
            })
    void refusesAmbiguousFramingAndCloses(String fields) throws IOException {
        assertThatItIsRefused("POST", fields + "\r\nHost: a", "0\r\n\r\n" + SMUGGLED);
    }

    /** REV-2. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: y",
                "Host: a\r\nHost: b",
                "Host: a\r\nHost: a",
                "Host: a\r\nhost: a",
                "Host:",
                "Host: bad host",
                "Host: a,b",
                "Host: user@a",
                "Host: a/b",
                "Host: a:",
                "Host: a:0",
                "Host: a:65536",
                "Host: [::1",
                "Host: ::1",
                "Host: \u00e9",
            })
    void refusesHostsThatAreNone(String fields) throws IOException {
        assertThatItIsRefused("GET", fields, SMUGGLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\u0000b",
                "X: a\u007fb",
                "X: a\rb",
                "X: a\nY: b",
                "X: a\r\n folded",
                "X: a\r\n\tfolded",
                "X y: a",
                ": a",
                "X",
                "\u00e9: a",
            })
    void refusesFieldsThatBreakTheGrammar(String field) throws IOException {
        assertThatItIsRefused("GET", "Host: a\r\n" + field, SMUGGLED);
    }

    @Test
    void acceptsTheSameRequestWithoutAFlaw() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(request("POST", "Host: a\r\nContent-Length: 3") + "abc" + SMUGGLED)
                    .wholeResponse();
            String second = client.wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 200");
            assertThat(second).startsWith("HTTP/1.1 200");
            assertThat(proxy.tool.heads()).hasSize(2);
            assertThat(proxy.tool.lastHead()).startsWith("GET /base/smuggled ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /x",
                "GET  /x HTTP/1.1",
                "GET /x  HTTP/1.1",
                "GET /x HTTP/1.1 ",
                "GET /x HTTP/2.0",
                "GET /x HTTP/1.2",
                "GET /x http/1.1",
                "GET /a b HTTP/1.1",
                "GET /x\tHTTP/1.1",
                "GET /a\u0000 HTTP/1.1",
                " GET /x HTTP/1.1",
                "G(T /x HTTP/1.1",
                "GET x HTTP/1.1",
                "GET ftp://a/ HTTP/1.1",
                "GET http:/x HTTP/1.1",
                "GET ?x HTTP/1.1",
                "GET",
            })
    void refusesRequestLinesThatBreakTheGrammar(String line) throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(
                            line + "\r\nHost: a\r\nAuthorization: Bearer " + BUILDER + "\r\n\r\n" + SMUGGLED)
                    .untilClose();

            assertThatOneRefusalCame(answer);
        }
    }

    /** Nobody but a server itself can be asked so, and a proxy has nothing to say for itself. */
    @Test
    void refusesOptionsForTheWholeServer() throws IOException {
        assertThat(proxy.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 400");
        proxy.assertThatNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void servesNoMethodThatWouldShowTheCredentialOrLeadNowhere(String method) throws IOException {
        String answer = proxy.ask(request(method, "Host: a"));

        assertThat(answer).containsPattern("HTTP/1.1 (501|400) ");
        proxy.assertThatNothingWasSent();
    }

    /** REV-7. */
    @Test
    void ignoresTheForgedHostOfWebSphereHeaders() throws IOException {
        String answer = proxy.ask(
                "GET /x HTTP/1.1\r\nHost: c-forge.demo.svc\r\n$WSSN: c-ghost.demo.svc\r\n$WSSP: 7777\r\n$WSSC: https\r\n"
                        + "Authorization: Bearer " + BUILDER + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(proxy.tool.lastHead())
                .startsWith("GET /base/x ")
                .contains("Host: 127.0.0.1:" + proxy.tool.port() + "\r\n")
                .doesNotContainIgnoringCase("$ws");
    }

    /** REV-9. */
    @Test
    void doesNotSpeakHttp2ToWhoeverKnowsThatItWould() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
                    .untilClose();

            assertThat(answer).startsWith("HTTP/1.1 400 ");
            proxy.assertThatNothingWasSent();
        }
    }

    /** REV-5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb",
                "/a;p=1;jsessionid=2",
                "/a//b",
                "/a+b%20c",
                "/%C3%A9",
                "/x?q=%2F&r=a+b",
                "/x?a=1?b",
                "/x?",
                "/?",
                "/a/./b",
                "/x?a=/../b",
                "/%252e%252e",
                "/x#y",
                "/\"<>^`{|}",
                "/x?&&=&a&a=",
            })
    void keepsTheTargetByteForByte(String target) throws IOException {
        assertThat(proxy.ask(proxy.head("GET " + target) + "\r\n")).startsWith("HTTP/1.1 200");

        assertThat(proxy.tool.lastHead()).startsWith("GET /base" + target + " HTTP/1.1\r\n");
    }

    /** REV-5. */
    @Test
    void keepsUtf8InTargetsAndFields() throws IOException {
        String bytes =
                new String("caf\u00e9-\u65e5\u672c".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        proxy.ask(proxy.head("GET /" + bytes + "?q=" + bytes) + "X-Name: " + bytes + "\r\n\r\n");

        assertThat(proxy.tool.lastHead())
                .startsWith("GET /base/" + bytes + "?q=" + bytes + " HTTP/1.1\r\n")
                .contains("X-Name: " + bytes + "\r\n");
    }

    @Test
    void takesPathsOf64Kibibytes() throws IOException {
        String path = "/" + "p".repeat(64 * 1024);

        assertThat(proxy.ask(proxy.head("GET " + path) + "\r\n")).startsWith("HTTP/1.1 200");

        assertThat(proxy.tool.lastHead()).startsWith("GET /base" + path + " HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\n\r\n", "\n"})
    void skipsEmptyLinesBeforeARequest(String lines) throws IOException {
        try (RawClient client = proxy.client()) {
            String first = client.send(lines + proxy.head("GET /1") + "\r\n").wholeResponse();
            String second = client.send(lines + proxy.head("GET /2") + "\r\n").wholeResponse();

            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(second).startsWith("HTTP/1.1 200");
        }
    }

    /** OCI-11: clients that try TLS first fall back when they are not kept waiting. */
    @Test
    void closesAtOnceWhenTlsIsSpokenToThePortForClearText() throws IOException {
        try (RawClient client = proxy.client()) {
            assertThat(client.send("\u0016\u0003\u0001\u0002\u0000\u0001").untilClose())
                    .isIn("", "<reset>");
        }
    }

    private static String request(String method, String fields) {
        return method + " /namespaces/demo/connectors/forge/x HTTP/1.1\r\n" + fields + "\r\nAuthorization: Bearer "
                + BUILDER + "\r\n\r\n";
    }

    private static void assertThatItIsRefused(String method, String fields, String rest) throws IOException {
        try (RawClient client = proxy.client()) {
            assertThatOneRefusalCame(client.send(request(method, fields) + rest).untilClose());
        }
    }

    private static void assertThatOneRefusalCame(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close\r\n");
        assertThat(answer.split("HTTP/1.1 [0-9]{3} ", -1)).hasSize(2);
        proxy.assertThatNothingWasSent();
    }
}
