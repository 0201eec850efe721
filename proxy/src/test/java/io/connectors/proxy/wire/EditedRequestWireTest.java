package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials that belong into the query or into the body. */
@Timeout(60)
class EditedRequestWireTest {
    private static final String TOKEN = UUID.randomUUID().toString();
    private static final int LIMIT = 1000;

    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy().with("connectors.proxy.max-edited-body-bytes", String.valueOf(LIMIT));
        tool = proxy.tool;
        tool.on("/echo", exchange -> exchange.reply(exchange.body()));
        declared("query", """
                {"in": "query", "name": "access_token", "value": "{{ .token }}&+ü"}
                """);
        declared("form", """
                {"in": "form", "name": "token", "value": "{{ .token }}"}
                """);
        declared("json", """
                {"in": "json", "name": "token", "value": "{{ .token }}", "when": "request.path.startsWith('/base/echo')"}
                """);
        declared("mixed", """
                {"in": "header", "name": "X-Where", "value": "head", "when": "!request.path.contains('/body')"},
                {"in": "json", "name": "where", "value": "body", "when": "request.path.contains('/body')"}
                """);
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "/x, /x?",
        "/x?, /x?",
        "/x?a=%2F&b, /x?a=%2F&b&",
        "/x?access_token=mine&a=1&access%5Ftoken=mine, /x?a=1&",
        "/x?access_token, /x?",
    })
    void putsAValueIntoTheQueryAndLeavesTheRestAsItIs(String target, String expected) throws IOException {
        proxy.ask(request("GET " + target, "query", "", ""));

        assertThat(tool.lastHead())
                .startsWith("GET /base" + expected + "access_token=" + TOKEN + "%26%2B%C3%BC HTTP/1.1\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "a=1&b=%2F+, a=1&b=%2F+&token=",
        "token=mine&a=1&%74oken=mine, a=1&token=",
        "'', token=",
    })
    void putsAValueIntoAForm(String body, String expected) throws IOException {
        String answer =
                proxy.ask(request("POST /echo", "form", "application/x-www-form-urlencoded; charset=utf-8", body));

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + expected + TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | {",
                "{\"a\": 1.10, \"b\": [1e3, null]}      | {\"a\":1.10,\"b\":[1E+3,null],",
                "{\"token\": \"mine\", \"a\": {\"token\": 1}} | ",
            })
    void putsAValueIntoJson(String body, @Nullable String expected) throws IOException {
        String answer = proxy.ask(request("POST /echo", "json", "application/json", body));

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("\"token\":\"" + TOKEN + "\"")
                .doesNotContain("mine");
        if (expected != null) {
            assertThat(answer).endsWith("\r\n\r\n" + expected + "\"token\":\"" + TOKEN + "\"}");
        }
    }

    @Test
    void putsAValueIntoAChunkedBodyAndSendsItsNewLength() throws IOException {
        String answer = proxy.ask(
                proxy.reverse("POST /echo", "json", BUILDER)
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{\"\r\n5\r\na\":1}\r\n0\r\n\r\n");

        assertThat(answer).endsWith("{\"a\":1,\"token\":\"" + TOKEN + "\"}");
        assertThat(tool.lastHead()).contains("Content-Length: ").doesNotContain("Transfer-Encoding");
    }

    @Test
    void leavesABodyAloneWhereNoRuleApplies() throws IOException {
        tool.on("/other", exchange -> exchange.reply(exchange.body()));

        assertThat(proxy.ask(request("POST /other", "json", "text/plain", "x".repeat(2 * LIMIT))))
                .startsWith("HTTP/1.1 200")
                .endsWith("x".repeat(2 * LIMIT));
        assertThat(proxy.ask(request("POST /body/echo", "mixed", "application/json", "{}")))
                .endsWith("{\"where\":\"body\"}");
        assertThat(tool.lastHead()).doesNotContain("X-Where");
        assertThat(proxy.ask(request("POST /echo", "mixed", "text/plain", "as it is")))
                .endsWith("as it is");
        assertThat(tool.lastHead()).contains("X-Where: head\r\n");
    }

    /** INJ-11. */
    @ParameterizedTest
    @CsvSource({
        "json, text/plain, {}, 415",
        "json, application/json-patch+json, {}, 415",
        "json, application/x-www-form-urlencoded, a=b, 415",
        "form, application/json, {}, 415",
        "form, multipart/form-data; boundary=x, --x, 415",
        "json, application/json, [1], 415",
        "json, application/json, {, 415",
        "json, application/json, {} {}, 415",
        "json, application/json, '{\"a\":1,\"a\":2}', 415",
    })
    void refusesBodiesThatAreNotOfTheKind(String connector, String type, String body, int status) throws IOException {
        assertThat(proxy.ask(request("POST /echo", connector, type, body))).startsWith("HTTP/1.1 " + status);
        proxy.assertThatNothingWasSent();
    }

    /** INJ-11. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 1001\r\n\r\n%s", "Transfer-Encoding: chunked\r\n\r\n3e9\r\n%s\r\n0\r\n\r\n"})
    void refusesBodiesThatAreTooLong(String framed) throws IOException {
        String body = "{\"a\":\"" + "x".repeat(LIMIT + 1 - 8) + "\"}";

        assertThat(proxy.ask(proxy.reverse("POST /echo", "json", BUILDER) + "Content-Type: application/json\r\n"
                        + framed.formatted(body)))
                .startsWith("HTTP/1.1 413");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void asksForTheBodyItselfWhenTheClientWaits() throws IOException {
        try (RawClient client = proxy.client()) {
            client.send(proxy.reverse("POST /echo", "json", BUILDER)
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");

            assertThat(client.response().head()).startsWith("HTTP/1.1 100");
            assertThat(client.send("{}").wholeResponse()).endsWith("{\"token\":\"" + TOKEN + "\"}");
            assertThat(tool.lastHead()).doesNotContain("Expect");
        }
    }

    private static void declared(String name, String rules) throws IOException {
        proxy.type(name, """
                {"proxy": {}, "auth": {"types": [{"name": "token", "secretType": "Opaque", "inject": [%s]}]}}
                """.formatted(rules))
                .secret("tool-token", "Opaque", Map.of("token", TOKEN))
                .connector(name, name, tool.address() + "/base", "token", "tool-token")
                .allow("builder", name);
    }

    private static String request(String methodAndTarget, String connector, String type, String body) {
        String framing = type.isEmpty()
                ? "\r\n"
                : "Content-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return proxy.reverse(methodAndTarget, connector, BUILDER) + framing;
    }
}
