package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FWD-14: by whichever way a request comes, it gets the same verdict and the same credential. */
@Timeout(60)
class VerdictMatrixWireTest {
    private static TestProxy proxy;
    private static RawTool clear;
    private static RawTool secure;

    @BeforeAll
    static void start() throws IOException {
        TlsServers servers = new TlsServers();
        secure = new RawTool(servers.open("localhost"));
        proxy = new TestProxy().secret("tool-ca", "Opaque", Map.of("ca.crt", servers.authority()));
        clear = proxy.tool;
        proxy.network.name("outside.example", "10.0.0.1");
        declare("clear", "http://127.0.0.1:" + clear.port() + "/base", "forge-credential");
        declare("secure", "https://localhost:" + secure.port() + "/base", "forge-credential");
        declare("bare", "http://127.0.0.1:" + clear.port() + "/base", "missing");
        declare("bare-secure", "https://localhost:" + secure.port() + "/base", "missing");
        declare("inside", "http://outside.example:" + clear.port() + "/base", "forge-credential");
        declare("down", "http://127.0.0.1:1/base", "forge-credential");
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        secure.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
        secure.forget();
    }

    /** A Connector and the origin of its address. */
    record Target(String connector, String scheme, String place) {}

    /** One request, but for the way it takes. */
    record Asked(Target target, String caller, String path) {
        String token() {
            return switch (caller) {
                case "builder" -> BUILDER;
                case "stranger" -> STRANGER;
                case "unknown" -> FakeKubernetes.token(TestProxy.user("builder"), "another");
                default -> "";
            };
        }

        @Override
        public String toString() {
            return caller + " " + target.connector() + path;
        }
    }

    static Stream<Asked> requests() {
        String place = "127.0.0.1:" + clear.port();
        List<Target> targets = List.of(
                new Target("clear", "http", place),
                new Target("secure", "https", "localhost:" + secure.port()),
                new Target("bare", "http", place),
                new Target("bare-secure", "https", "localhost:" + secure.port()),
                new Target("inside", "http", "outside.example:" + clear.port()),
                new Target("down", "http", "127.0.0.1:1"));
        List<String> callers = List.of("stranger", "unknown", "nobody");
        List<String> paths = List.of("/x", "/", "//x", "/./x", "/a%2Fb;c?q=%2F", "/../admin", "/%2e%2E/x", "/a\\b");
        return targets.stream()
                .flatMap(target -> Stream.concat(
                        callers.stream().map(caller -> new Asked(target, caller, "/x")),
                        paths.stream().map(path -> new Asked(target, "builder", path))));
    }

    /** What a client and the tool see: the status, the reason, and the request. */
    record Seen(String status, String reason, String line, String credential) {}

    @ParameterizedTest
    @MethodSource("requests")
    void everyWayLeadsToTheSame(Asked asked) throws IOException {
        Seen reverse = seen(() -> reverse(asked, proxy.client(), "127.0.0.1"));
        String name = "c-" + asked.target().connector() + ".demo.svc";
        boolean isSecure = asked.target().scheme().equals("https");

        assertThat(seen(() -> reverse(asked, proxy.client(), name))).isEqualTo(reverse);
        assertThat(seen(() -> reverse(asked, new RawClient(proxy.tlsPort()).secured(proxy.tls(name)), name)))
                .isEqualTo(reverse);
        assertThat(seen(() -> absolute(asked))).isEqualTo(reverse);
        assertThat(seen(() -> tunnelled(asked, isSecure))).isEqualTo(reverse);
        if (asked.caller().equals("builder") && asked.path().equals("/x")) {
            assertThat(reverse.status())
                    .isEqualTo(
                            switch (asked.target().connector()) {
                                case "clear", "secure" -> "200";
                                case "inside" -> "403";
                                default -> "502";
                            });
        }
    }

    private interface Way {
        String ask() throws IOException;
    }

    private static Seen seen(Way way) throws IOException {
        clear.forget();
        secure.forget();
        String answer = way.ask();
        List<String> heads = new ArrayList<>(clear.heads());
        heads.addAll(secure.heads());
        assertThat(heads).hasSizeLessThan(2);
        String head = heads.isEmpty() ? "" : heads.getFirst();
        return new Seen(
                answer.substring(9, 12).replace("407", "401"),
                answer.replaceFirst("(?s).*\"reason\":\"([A-Za-z]+)\".*", "$1").replaceFirst("(?s)HTTP.*", ""),
                head.split("\r\n", 2)[0],
                head.replaceFirst("(?s).*(Authorization: [^\r]*).*", "$1"));
    }

    private static String reverse(Asked asked, RawClient connection, String host) throws IOException {
        String prefix = host.startsWith("c-")
                ? ""
                : "/namespaces/demo/connectors/" + asked.target().connector();
        try (RawClient client = connection) {
            return client.send("GET " + prefix + asked.path() + " HTTP/1.1\r\nHost: " + host + "\r\n"
                            + authorization("", asked) + "\r\n")
                    .wholeResponse();
        }
    }

    private static String absolute(Asked asked) throws IOException {
        try (RawClient client = proxy.client()) {
            return client.send("GET " + asked.target().scheme() + "://"
                            + asked.target().place() + "/base" + asked.path() + " HTTP/1.1\r\nHost: x\r\n"
                            + authorization("Proxy-", asked) + "\r\n")
                    .wholeResponse();
        }
    }

    private static String tunnelled(Asked asked, boolean isSecure) throws IOException {
        String place = asked.target().place();
        try (RawClient client = proxy.client()) {
            RawExchange opened = client.send("CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\n"
                            + authorization("Proxy-", asked) + "\r\n")
                    .response();
            if (!opened.head().startsWith("HTTP/1.1 200")) {
                return opened.head() + "\r\n" + opened.body();
            }
            RawClient inside = isSecure ? client.secured(proxy.tls("localhost")) : client;
            return inside.send("GET /base" + asked.path() + " HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                    .wholeResponse();
        }
    }

    private static String authorization(String of, Asked asked) {
        return asked.token().isEmpty()
                ? ""
                : of + "Authorization: Basic " + base64("demo/" + asked.target().connector() + ":" + asked.token())
                        + "\r\n";
    }

    private static void declare(String name, String address, String secret) throws IOException {
        proxy.connector(name, """
                {"connectorClassName": "git", "address": "%s", "caCertSecretRef": {"name": "tool-ca"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "%s"}}}
                """.formatted(address, secret)).allow("builder", name);
    }
}
