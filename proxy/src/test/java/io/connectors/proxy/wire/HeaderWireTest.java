package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header fields on their way through: which stay, which go, which are made anew. */
@Timeout(60)
class HeaderWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .secret(
                        "other-credential",
                        "kubernetes.io/basic-auth",
                        Map.of("username", "other", "password", "other"));
        tool = proxy.tool;
        proxy.connector("other", "git", tool.address() + "/other", "basicAuth", "other-credential")
                .allow("builder", "other")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    /** REV-3: the host decides, and the path belongs to the tool. */
    @Test
    void believesTheHostWhereHostAndPathNameDifferentConnectors() throws IOException {
        proxy.ask("GET /namespaces/demo/connectors/other/x HTTP/1.1\r\nHost: c-forge.demo.svc\r\nAuthorization: Bearer "
                + BUILDER + "\r\n\r\n");

        assertThat(tool.lastHead())
                .startsWith("GET /base/namespaces/demo/connectors/other/x HTTP/1.1\r\n")
                .contains("Basic " + base64("robot:" + proxy.password));
    }

    /** REV-4, REV-6. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/namespaces/demo/connectors/forge/x/../../other/y",
                "/namespaces/demo/connectors/forge/../other/y",
                "/namespaces/demo/connectors/forge/%2e%2e/other/y",
                "/namespaces/demo/connectors/forge/.%2E/other/y",
                "/namespaces/demo/connectors/forge/..%2fother/y",
                "/namespaces/demo/connectors/forge%2f..%2fother/y",
                "/namespaces/demo/connectors/forge/..\\other/y",
                "/namespaces/demo/connectors/..%5cforge/y",
                "/namespaces/demo/../demo/connectors/other/y",
                "/namespaces/demo/connectors/forge/..;/other/y",
                "/namespaces/demo/connectors/forge/%00/../y",
            })
    void leadsNoPathFromOneConnectorToAnother(String path) throws IOException {
        assertThat(proxy.ask(get(path, "proxy.example"))).startsWith("HTTP/1.1 400");
        proxy.assertThatNothingWasSent();
    }

    /** REV-4: what is taken for another Connector is authorised as that one. */
    @ParameterizedTest
    @CsvSource({
        "//namespaces/demo/connectors/forge/x, 404",
        "/namespaces//demo/connectors/forge/x, 404",
        "/namespaces/demo/connectors//forge/x, 404",
        "/Namespaces/demo/connectors/forge/x, 404",
        "/namespaces/demo/connectors/forge2/x, 403",
        "/namespaces/demo/connectors/, 404",
        "/, 404",
    })
    void knowsNoOtherSpellingOfTheWayToAConnector(String path, int status) throws IOException {
        assertThat(proxy.ask(get(path, "proxy.example"))).startsWith("HTTP/1.1 " + status);
        proxy.assertThatNothingWasSent();
    }

    /** REV-8. */
    @Test
    void passesNothingOnThatBelongsToAConnection() throws IOException {
        String fromTool = String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Connection: x-hop, keep-alive, content-type",
                "X-Hop: 1",
                "Keep-Alive: timeout=5",
                "Proxy-Authenticate: Basic",
                "Proxy-Connection: x",
                "TE: trailers",
                "Upgrade: h2c",
                "Content-Type: text/plain",
                "Server: tool",
                "Content-Length: 0",
                "",
                "");
        tool.on("/hop", exchange -> exchange.send(fromTool));

        String answer = proxy.ask(
                proxy.head("GET /hop")
                        + "Connection: keep-alive, x-hop, authorization, host, cdn-loop\r\nX-Hop: 1\r\nKeep-Alive: timeout=5\r\n"
                        + "Proxy-Connection: keep-alive\r\nTE: gzip, trailers\r\nHTTP2-Settings: x\r\nProxy-Foo: x\r\nAccept: x\r\n\r\n");

        assertThat(answer).contains("Server: tool\r\n");
        for (String gone :
                new String[] {"X-Hop", "Keep-Alive", "Proxy-", "TE:", "Upgrade", "HTTP2-Settings", "Content-Type"}) {
            assertThat(answer).doesNotContainIgnoringCase(gone);
        }
        assertThat(tool.lastHead())
                .contains("Authorization: Basic " + base64("robot:" + proxy.password), "Accept: x\r\n", "CDN-Loop: ")
                .contains("TE: trailers\r\n", "Connection: TE\r\n")
                .containsOnlyOnce("Host: ");
        for (String gone : new String[] {"X-Hop", "Keep-Alive", "Proxy-", "HTTP2-Settings", "gzip"}) {
            assertThat(tool.lastHead()).doesNotContainIgnoringCase(gone);
        }
    }

    /** REV-8: order and repetition have a meaning. */
    @Test
    void keepsRepeatedFieldsInTheirOrder() throws IOException {
        tool.on(
                "/many",
                exchange -> exchange.send(
                        "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nX: 1\r\nSet-Cookie: b=2\r\nX:\r\nContent-Length: 0\r\n\r\n"));

        String answer = proxy.ask(proxy.head("GET /many") + "A: 1\r\nB: 2\r\na: 3\r\nC:\r\n\r\n");

        assertThat(tool.lastHead()).contains("\r\nA: 1\r\nB: 2\r\na: 3\r\nC:");
        assertThat(answer).contains("\r\nSet-Cookie: a=1\r\nX: 1\r\nSet-Cookie: b=2\r\nX:");
    }

    /** REV-10. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Location: {tool}/base/a%2Fb?q=1#f   | Location: {proxy}/a%2Fb?q=1#f",
                "Location: {tool}/base               | Location: {proxy}",
                "Location: /base/a                   | Location: {path}/a",
                "Location: a/b                       | Location: a/b",
                "Location: {tool}/based              | Location: {tool}/based",
                "Location: /outside                  | Location: {tool}/outside",
                "Location: {tool}.evil.example/base  | Location: {tool}.evil.example/base",
                "Location: https://127.0.0.1/base    | Location: https://127.0.0.1/base",
                "Location: http://elsewhere/base     | Location: http://elsewhere/base",
                "Location: http://u@127.0.0.1/base   | Location: http://u@127.0.0.1/base",
                "Content-Location: {tool}/base/a     | Content-Location: {proxy}/a",
                "Link: <{tool}/base?page=2>; rel=\"next\", </base/a>; rel=x, <http://elsewhere/base> | Link: <{proxy}?page=2>; rel=\"next\", <{path}/a>; rel=x, <http://elsewhere/base>",
                "Set-Cookie: s=1; Path=/base; HttpOnly | Set-Cookie: s=1; Path={path}; HttpOnly",
                "Set-Cookie: s=1; Path=/; Secure     | Set-Cookie: s=1; Path={path}; Secure",
                "Set-Cookie: s=1; Domain=127.0.0.1   | Set-Cookie: s=1",
                "Set-Cookie: s=/base                 | Set-Cookie: s=/base",
                "X-Location: {tool}/base             | X-Location: {tool}/base",
            })
    void rewritesWhatLeadsToTheAddressAndNothingElse(String fromTool, String toClient) throws IOException {
        String path = "/namespaces/demo/connectors/forge";
        tool.on(
                "/rewritten",
                exchange -> exchange.send("HTTP/1.1 201 Created\r\n" + fromTool.replace("{tool}", tool.address())
                        + "\r\nContent-Length: 0\r\n\r\n"));

        String byPath = proxy.ask(proxy.head("GET /rewritten") + "\r\n");
        String byHost = proxy.ask(get("/rewritten", "c-forge.demo.svc:8080"));
        String asProxy = proxy.ask(absolute("GET", tool.address() + "/base/rewritten", "demo/forge", BUILDER) + "\r\n");

        String expected = toClient.replace("{tool}", tool.address());
        assertThat(byPath)
                .contains("\r\n"
                        + expected.replace("{proxy}", "http://proxy.example:8080" + path)
                                .replace("{path}", path) + "\r\n");
        assertThat(byHost)
                .contains("\r\n"
                        + expected.replace("{proxy}", "http://c-forge.demo.svc:8080")
                                .replace("Path={path}", "Path=/")
                                .replace("{path}", "")
                        + "\r\n");
        // A forward proxy's client knows the tool by its own name.
        assertThat(asProxy).contains("\r\n" + fromTool.replace("{tool}", tool.address()) + "\r\n");
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + BUILDER + "\r\n\r\n";
    }
}
