package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CONNECT, and HTTP in clear text inside of the tunnel. */
@Timeout(60)
class ConnectWireTest {
    private static TestProxy proxy;
    private static RawTool tool;
    private static String place;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        tool = proxy.tool;
        place = "127.0.0.1:" + tool.port();
        proxy.network.leads("::1", tool.port(), tool.port());
        proxy.connector("six", "git", "http://[::1]:" + tool.port(), "basicAuth", "forge-credential")
                .connector("forbidden", "git", tool.address(), "basicAuth", "forge-credential")
                .allow("builder", "six")
                .allow("auditor", "forge")
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

    /** FWD-1: a client that asks first repeats its request on the same connection. */
    @Test
    void challengesAndTakesTheSecondAttemptOnTheSameConnection() throws IOException {
        try (RawClient client = forward()) {
            String first = client.send("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                    .wholeResponse();
            proxy.assertThatNothingWasSent();
            String inside = client.tunnel(connect(place, "demo/forge", BUILDER))
                    .send(get("/base/x", place))
                    .wholeResponse();

            assertThat(first)
                    .startsWith("HTTP/1.1 407")
                    .contains("Proxy-Authenticate: Basic")
                    .doesNotContain("Connection: close");
            assertThat(inside).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    /** FWD-10. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Host: ignored\r\n", "Connection: close\r\n"})
    void opensATunnelForHttp10(String field) throws IOException {
        String request = "CONNECT " + place + " HTTP/1.0\r\n" + field.replace("ignored", place)
                + "Proxy-Authorization: Basic " + base64("demo%2Fforge:" + BUILDER) + "\r\n\r\n";
        try (RawClient client = forward()) {
            assertThat(client.tunnel(request).send(get("/base/x", place)).wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** FWD-11. */
    @Test
    void servesRequestsInsideLikeThoseInAbsoluteForm() throws IOException {
        try (RawClient client = forward().tunnel(connect(place, "demo/forge", BUILDER))) {
            String first = client.send(get("/base/1?q=%2F", place)).wholeResponse();
            String outside = client.send(get("/based", place)).wholeResponse();
            String second = client.send("POST http://" + place + "/base/2 HTTP/1.1\r\nHost: " + place
                            + "\r\nAuthorization: Basic " + base64("x:y")
                            + "\r\nProxy-Authorization: Basic " + base64("x:" + BUILDER)
                            + "\r\nContent-Length: 5\r\n\r\nhello")
                    .wholeResponse();

            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(outside).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
            assertThat(second).startsWith("HTTP/1.1 200");
            assertThat(tool.heads())
                    .hasSize(2)
                    .allSatisfy(head -> assertThat(head)
                            .contains("Authorization: Basic " + base64("robot:" + proxy.password) + "\r\n")
                            .containsOnlyOnce("Authorization")
                            .doesNotContain(BUILDER));
            assertThat(tool.heads().getFirst()).startsWith("GET /base/1?q=%2F HTTP/1.1\r\nHost: " + place);
            assertThat(tool.lastHead()).startsWith("POST /base/2 HTTP/1.1\r\nHost: " + place);
        }
    }

    @Test
    void takesWhatIsSentTogetherWithConnect() throws IOException {
        try (RawClient client = forward()) {
            client.send(connect(place, "demo/forge", BUILDER) + get("/base/1", place) + get("/base/2", place));

            assertThat(client.response().head()).startsWith("HTTP/1.1 200 Connection established");
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(tool.heads()).hasSize(2);
        }
    }

    @Test
    void leadsToIpv6Addresses() throws IOException {
        String six = "[::1]:" + tool.port();
        try (RawClient client = forward().tunnel(connect(six, "demo/six", BUILDER))) {
            assertThat(client.send(get("/x", six)).wholeResponse()).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead()).contains("\r\nHost: " + six + "\r\n");
        }
    }

    /** FWD-2. */
    @ParameterizedTest
    @ValueSource(strings = {"demo/forge", "demo%2Fforge", "demo/six,demo/forge", "demo%2Fforge%2Cdemo%2Fsix"})
    void takesUserNamesInEverySpelling(String user) throws IOException {
        try (RawClient client = forward().tunnel(connect(place, user, BUILDER))) {
            assertThat(client.send(get("/base/x", place)).wholeResponse()).startsWith("HTTP/1.1 200");
        }
    }

    /** FWD-3. */
    @Test
    void refusesTheWholeListWhenOneConnectorIsForbidden() throws IOException {
        assertThat(ask(connect(place, "demo/forge,demo/forbidden", BUILDER)))
                .startsWith("HTTP/1.1 403")
                .contains("\\\"demo/forbidden\\\"");
        assertThat(ask(connect(place, "demo/forge", STRANGER))).startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-4, FWD-5, FWD-12. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example:443", "127.0.0.1:1", "localhost:80", "[::1]:22", "169.254.169.254:80"})
    void opensNoTunnelToWhatNobodyDeclares(String other) throws IOException {
        try (RawClient client = forward()) {
            String refused = client.send(connect(other, "demo/forge", BUILDER)).wholeResponse();
            String next = client.send(connect(other, "demo/forge", STRANGER)).wholeResponse();

            assertThat(refused).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
            assertThat(next).startsWith("HTTP/1.1 403").contains("NotPermitted");
            proxy.assertThatNothingWasSent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "http://127.0.0.1:80", "/", "a@127.0.0.1:80", "*"})
    void refusesTunnelsWithoutHostAndPort(String authority) throws IOException {
        assertThat(ask(connect(authority, "demo/forge", BUILDER))).startsWith("HTTP/1.1 400");
        proxy.assertThatNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: elsewhere.example", "Host: a\r\nHost: b", "Host:", "Host: a b"})
    void refusesATunnelWhoseHostIsAnother(String fields) throws IOException {
        String request = connect(place, "demo/forge", BUILDER).replace("Host: " + place, fields);

        assertThat(ask(request)).startsWith("HTTP/1.1 400");
        proxy.assertThatNothingWasSent();
    }

    /** TLS-5: the same rule holds in clear text. */
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "127.0.0.1:1", "127.0.0.1", "localhost"})
    void answers421ForAnotherHostInsideAndCloses(String host) throws IOException {
        try (RawClient client = forward().tunnel(connect(place, "demo/forge", BUILDER))) {
            String answer =
                    client.send(get("/base/x", host) + get("/base/x", place)).untilClose();

            assertThat(answer).startsWith("HTTP/1.1 421").containsOnlyOnce("HTTP/1.1 ");
            proxy.assertThatNothingWasSent();
        }
    }

    @Test
    void answers421ForTheUrlOfAnotherHostInside() throws IOException {
        try (RawClient client = forward().tunnel(connect(place, "demo/forge,demo/six", BUILDER))) {
            String answer = client.send(
                            "GET http://[::1]:" + tool.port() + "/x HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                    .untilClose();

            assertThat(answer).startsWith("HTTP/1.1 421");
            proxy.assertThatNothingWasSent();
        }
    }

    @Test
    void opensNoTunnelInsideOfATunnel() throws IOException {
        try (RawClient client = forward().tunnel(connect(place, "demo/forge", BUILDER))) {
            assertThat(client.send(connect(place, "demo/forge", BUILDER)).wholeResponse())
                    .startsWith("HTTP/1.1 501");
            proxy.assertThatNothingWasSent();
        }
    }

    /** OPS-4: who it was is known inside of a tunnel, whatever is said there. */
    @Test
    void writesDownWhoseRequestsWereRefusedInsideOfATunnel() throws IOException {
        List<String> requests = List.of(
                "GET /base/x HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
                "GET /base/x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /base/x HTTP/9.9\r\n\r\n");
        for (String request : requests) {
            try (RawClient client = forward().tunnel(connect(place, "demo/forge", TestProxy.token("auditor")))) {
                client.send(request).untilClose();
            }
        }

        assertThat(proxy.audit("\"caller\":\"auditor\"", requests.size()))
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "\"connector\":\"demo/forge\"",
                                "\"host\":\"" + place + "\"",
                                "\"verdict\":\"Refused\""));
    }

    /** OPS-4. */
    @Test
    void writesDownWhoWasRefusedATunnelToWhere() throws IOException {
        ask(connect("127.0.0.1:2", "demo/forge", BUILDER));
        ask(connect("127.0.0.1:3", "demo/forge", STRANGER));

        assertThat(proxy.audit("\"host\":\"127.0.0.1:2\"", 1).getFirst())
                .contains("\"caller\":\"builder\"", "\"connector\":\"demo/forge\"", "TargetNotDeclared");
        assertThat(proxy.audit("\"host\":\"127.0.0.1:3\"", 1).getFirst())
                .contains("\"caller\":\"stranger\"", "\"connector\":\"demo/forge\"", "NotPermitted");
    }

    private static RawClient forward() throws IOException {
        return new RawClient(proxy.forwardPort());
    }

    private static String get(String target, String host) {
        return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
    }

    private static String ask(String request) throws IOException {
        try (RawClient client = forward()) {
            return client.send(request).wholeResponse();
        }
    }
}
