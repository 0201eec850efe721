package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** OPS-9: whatever was authorised, and nothing else, is what a tool gets. */
@SuppressWarnings("NullAway.Init") // fields are set before the first try
final class AuthorisedIsSentPropertyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger ASKED = new AtomicInteger();

    private static TestProxy proxy;
    private static RawTool secure;
    private static RawTool elsewhere;

    @BeforeContainer
    static void start() throws IOException {
        TlsServers servers = new TlsServers();
        secure = new RawTool(servers.open("localhost"));
        elsewhere = new RawTool();
        proxy = new TestProxy().secret("tool-ca", "Opaque", Map.of("ca.crt", servers.authority()));
        proxy.network
                .name("tool.example", "203.0.113.7")
                .leads("203.0.113.7", 80, proxy.tool.port())
                .leads("203.0.113.7", 443, secure.port())
                .leads("203.0.113.7", 8080, elsewhere.port());
        declare("prefixed", "http://tool.example/base");
        declare("whole", "http://tool.example");
        declare("secure", "https://localhost:" + secure.port() + "/base");
        proxy.start();
    }

    @AfterContainer
    static void stop() throws IOException {
        proxy.close();
        secure.close();
        elsewhere.close();
    }

    /** How the target is written. */
    enum Form {
        BY_PATH,
        BY_HOST,
        ABSOLUTE
    }

    /** A request as a client writes it. */
    record Written(Form form, String connector, String method, String origin, String target) {
        String head(String mark) {
            String authorization = "Authorization: Basic " + base64("demo/" + connector + ":" + BUILDER) + "\r\n";
            String line = method + " "
                    + switch (form) {
                        case BY_PATH ->
                            "/namespaces/demo/connectors/" + connector + target + " HTTP/1.1\r\nHost: proxy.example";
                        case BY_HOST ->
                            (target.startsWith("/") ? "" : "/") + target + " HTTP/1.1\r\nHost: c-" + connector
                                    + ".demo.svc";
                        case ABSOLUTE -> origin + target + " HTTP/1.1\r\nHost: elsewhere.example";
                    };
            return line + "\r\n" + (form == Form.ABSOLUTE ? "Proxy-" : "") + authorization + "X-Mark: " + mark
                    + "\r\n\r\n";
        }
    }

    /** A request, what was answered, and what the tools have of it. */
    private record Sent(Written written, String answer, List<String> clear, List<String> tls) {}

    /** Many at a time, because audit events are written many at a time. */
    @Property(tries = 30)
    void everyToolGetsWhatWasAuthorised(@ForAll("requests") List<Written> requests) throws IOException {
        int before = ASKED.get();
        List<Sent> sent = new ArrayList<>();
        for (Written written : requests) {
            String mark = "mark" + ASKED.incrementAndGet();
            String answer = ask(written.head(mark));
            sent.add(new Sent(written, answer, marked(proxy.tool, mark), marked(secure, mark)));
        }
        List<JsonNode> events = events();

        assertThat(elsewhere.received()).isZero();
        for (int index = 0; index < sent.size(); index++) {
            assertThatItIsWhatWasAuthorised(sent.get(index), events.get(before + index));
        }
    }

    private static void assertThatItIsWhatWasAuthorised(Sent sent, JsonNode event) {
        List<String> heads =
                Stream.concat(sent.clear().stream(), sent.tls().stream()).toList();
        assertThat(heads).hasSize(sent.answer().startsWith("HTTP/1.1 200") ? 1 : 0);
        assertThat(event.path("verdict").asText()).isEqualTo(heads.isEmpty() ? "Refused" : "Allowed");
        if (!heads.isEmpty()) {
            assertThat(sent.tls().isEmpty())
                    .isEqualTo(!sent.written().connector().equals("secure"));
            assertThatItIsWhatWasAuthorised(sent.written(), heads.getFirst(), event);
        }
    }

    private static void assertThatItIsWhatWasAuthorised(Written written, String head, JsonNode event) {
        String[] line = head.split("\r\n", 2)[0].split(" ", -1);
        String path = line[1].split("\\?", 2)[0];

        assertThat(line).containsExactly(written.method(), expectedTarget(written), "HTTP/1.1");
        assertThat(head).contains("\r\nHost: " + expectedHost(written) + "\r\n");
        assertThat(path).startsWith(prefix(written)).doesNotContainPattern("(?i)(^|/|%2f)(\\.|%2e){2}(/|%2f|;|$)");
        assertThat(event.path("method").asText()).isEqualTo(written.method());
        assertThat(event.path("connector").asText()).isEqualTo("demo/" + written.connector());
        if (written.form() == Form.ABSOLUTE) {
            assertThat(event.path("path").asText()).isEqualTo(path);
            assertThat(event.path("host").asText()).isEqualTo(expectedHost(written));
        } else {
            // Right after the Connector's name there may be nothing, which is the tool's root.
            String root = written.form() == Form.BY_PATH && !written.target().startsWith("/") ? "/" : "";
            assertThat(event.path("path").asText() + root)
                    .endsWith(path.substring(prefix(written).length()));
        }
    }

    @Provide
    static Arbitrary<List<Written>> requests() {
        Arbitrary<String> pieces = Arbitraries.of(
                "/",
                "//",
                "/.",
                "/..",
                "/./",
                "/../",
                "a",
                "base",
                "/base",
                "%2F",
                "%2f",
                "%2e",
                "%2E%2e",
                "%5c",
                "\\",
                ";",
                ";a=b",
                "?",
                "?q=/../x",
                "&",
                "=",
                "+",
                "%20",
                "%00",
                "%",
                "%zz",
                "#",
                "@",
                ":",
                ":80",
                "//tool.example:8080",
                "http://tool.example:8080/",
                "\u00c3\u00a9",
                "\u0080",
                "~",
                "*",
                "|",
                "\"",
                "<",
                "[",
                "^",
                "namespaces/demo/connectors/whole/");
        Arbitrary<String> targets = pieces.list().ofMinSize(0).ofMaxSize(5).map(list -> String.join("", list));
        Arbitrary<String> origins = Arbitraries.of(
                "http://tool.example",
                "http://tool.example:80",
                "HTTP://Tool.Example.",
                "https://tool.example",
                "http://tool.example:8080",
                "http://tool.example@elsewhere.example",
                "http://elsewhere.example",
                "https://localhost:" + secure.port(),
                "http://localhost:" + secure.port());
        return Combinators.combine(
                        Arbitraries.of(Form.class),
                        Arbitraries.of("prefixed", "whole", "secure"),
                        Arbitraries.of("GET", "DELETE", "get", "PROPFIND", "M-SEARCH", "a!#$%&'*+-.^_`|~Z"),
                        origins,
                        Arbitraries.of("", "/", "/base", "/base/").flatMap(begin -> targets.map(rest -> begin + rest)))
                .as(Written::new)
                .list()
                .ofSize(20);
    }

    private static String prefix(Written written) {
        return written.connector().equals("whole") ? "" : "/base";
    }

    private static String expectedHost(Written written) {
        return written.connector().equals("secure") ? "localhost:" + secure.port() : "tool.example";
    }

    /** What comes after the Connector's name, or after the origin, byte for byte. */
    private static String expectedTarget(Written written) {
        String rest = written.target().startsWith("/") ? written.target() : "/" + written.target();
        return switch (written.form()) {
            case ABSOLUTE -> rest;
            case BY_PATH, BY_HOST -> prefix(written) + rest;
        };
    }

    private static List<String> marked(RawTool tool, String mark) {
        return tool.heads().stream()
                .filter(head -> head.contains("X-Mark: " + mark + "\r\n"))
                .toList();
    }

    private static String ask(String head) throws IOException {
        try (RawClient client = proxy.client()) {
            return client.send(head).wholeResponse();
        }
    }

    /** In the order in which the requests came. */
    private static List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : proxy.audit("", ASKED.get())) {
            events.add(JSON.readTree(line));
        }
        events.sort(Comparator.comparing(
                event -> Integer.valueOf(event.path("requestId").asText().replaceFirst(".*-", ""), 16)));
        return events;
    }

    private static void declare(String name, String address) throws IOException {
        proxy.connector(name, """
                {"connectorClassName": "git", "address": "%s", "caCertSecretRef": {"name": "tool-ca"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(address)).allow("builder", name);
    }
}
