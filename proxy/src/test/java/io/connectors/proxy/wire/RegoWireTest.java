package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.policy.OpaProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules in Rego, evaluated by a real Open Policy Agent server. */
@Timeout(120)
class RegoWireTest {
    private static final String PRIVATE_TOKEN = """
            package proxy
            default auth = {"token": ""}
            auth = {"token": input.request.headers["Private-Token"][0]} { true }
            """;
    private static final String IN_HEADER = """
            package proxy
            auth := {"position": "header", "auth": {"Private-Token": input.data.token}}
            """;

    private static OpaProcess opa;
    private static TestProxy proxy;
    private static RawTool tool;

    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(OpaProcess.binary().isPresent(), OpaProcess.ABSENT);
        opa = OpaProcess.started();
        proxy = new TestProxy()
                .with("connectors.rego.url", opa.url().toString())
                // A busy machine must not turn an answer into a time-out.
                .with("connectors.rego.timeout", "20s")
                .with("connectors.rego.compile-timeout", "20s")
                .with("connectors.proxy.max-edited-body-bytes", "1000");
        tool = proxy.tool;
        tool("keyed", PRIVATE_TOKEN, IN_HEADER);
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        if (opa != null) {
            // Last, and whatever the proxy's end shows: a proxy that runs would ask one that is gone.
            try (OpaProcess _ = opa) {
                proxy.close();
            }
        }
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @Test
    void takesTheTokenWhereTheRuleFindsItAndPlacesTheCredentialWhereTheRuleSays() throws IOException {
        String answer = proxy.ask(get("keyed", "/api/v4/user?a=b") + "Private-Token: " + BUILDER + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .startsWith("GET /base/api/v4/user?a=b HTTP/1.1\r\n")
                .contains("\r\nPrivate-Token: secret-of-keyed\r\n")
                .doesNotContain(BUILDER);
    }

    @Test
    void stillRefusesWhoMayNotUseTheConnector() throws IOException {
        String answer = proxy.ask(get("keyed", "/x") + "Private-Token: " + STRANGER + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void placesTheCredentialOnRequestsOfAForwardProxyToo() throws IOException {
        String answer = proxy.ask(absolute("GET", tool.address() + "/base/forward", "demo/keyed", BUILDER)
                + "Private-Token: own\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .contains("\r\nPrivate-Token: secret-of-keyed\r\n")
                .doesNotContain("own");
    }

    /** INJ-12. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth := {\"token\": \"\"}",
                "auth := {\"token\": 7}",
                "auth := 7",
                "auth := {}",
                "auth := {\"token\": null}",
                "auth := {\"token\": input.request.headers.Nowhere[0]}"
            })
    void looksForTheTokenInTheUsualPlacesWhenTheRuleFindsNone(String rule) throws IOException {
        String name = known("fallback-" + Integer.toHexString(rule.hashCode()), "package proxy\n" + rule, IN_HEADER);

        String none = proxy.ask(get(name, "/x") + "\r\n");
        proxy.assertThatNothingWasSent();
        String basic = proxy.ask(get(name, "/x") + "Authorization: Basic " + base64("u:" + BUILDER) + "\r\n\r\n");
        String bearer = proxy.ask(get(name, "/x") + "Authorization: Bearer " + BUILDER + "\r\n\r\n");

        assertThat(none).startsWith("HTTP/1.1 401");
        assertThat(basic).startsWith("HTTP/1.1 200");
        assertThat(bearer).startsWith("HTTP/1.1 200");
        assertThat(String.join("", tool.heads())).doesNotContain(BUILDER).doesNotContain(base64("u:" + BUILDER));
    }

    @ParameterizedTest
    @CsvSource({"?key=%s&a=b", "?a=b&key=%s&key=%s"})
    void removesTheTokenFromTheQueryHoweverItIsEncoded(String query) throws IOException {
        String name = known("query", "package proxy\nauth := {\"token\": input.request.query.key[0]}", IN_HEADER);

        String answer = proxy.ask(get(name, "/x" + query.replace("%s", BUILDER.replace(".", "%2E"))) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).startsWith("GET /base/x?a=b HTTP/1.1\r\n").doesNotContain(BUILDER, "%2E");
    }

    @Test
    void sendsNothingWhenTheTokenCouldNotBeRemoved() throws IOException {
        String encoded = known(
                "encoded",
                "package proxy\nauth := {\"token\": base64.decode(input.request.headers.Key[0])}",
                IN_HEADER);
        String inPath =
                known("in-path", "package proxy\nauth := {\"token\": split(input.request.path, \"/\")[1]}", IN_HEADER);

        String first = proxy.ask(get(encoded, "/x") + "Key: " + base64(BUILDER) + "\r\n\r\n");
        String second = proxy.ask(get(inPath, "/" + BUILDER) + "Key: " + BUILDER + "\r\n\r\n");

        assertThat(first).startsWith("HTTP/1.1 502").contains("RuleFailed");
        assertThat(second).startsWith("HTTP/1.1 502").contains("RuleFailed");
        proxy.assertThatNothingWasSent();
    }

    /** INJ-7. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "CONNECTION",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Proxy-Authorization",
                "Proxy-Anything",
                "CDN-Loop",
                "X Y",
                "X:",
                "X\\r\\nY"
            })
    void refusesHeadersThatBelongToTheConnectionAndWhatIsNone(String header) throws IOException {
        String name = generator(
                "header-" + Integer.toHexString(header.hashCode()),
                "auth := {\"position\": \"header\", \"auth\": {\"%s\": input.data.token}}".formatted(header));

        assertThat(answer(name)).startsWith("HTTP/1.1 502").contains("InjectionFailed");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void refusesAValueThatWouldEndAHeader() throws IOException {
        String name = generator("line-break", """
                auth := {"position": "header", "auth": {"X-Key": concat("", [input.data.token, "\\r\\nHost: evil"])}}
                """);

        assertThat(answer(name))
                .startsWith("HTTP/1.1 502")
                .contains("UnsupportedCharacters")
                .doesNotContain("evil");
        proxy.assertThatNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth := input.nothing",
                "auth := {\"position\": \"header\", \"auth\": {}}",
                "auth := {\"position\": \"header\", \"auth\": {\"X\": \"\"}}",
                "auth := {\"position\": \"header\", \"auth\": {\"X\": 7}}",
                "auth := {\"position\": \"header\", \"auth\": {\"X\": [\"a\"]}}",
                "auth := {\"position\": \"cookie\", \"auth\": {\"X\": \"a\"}}",
                "auth := {\"auth\": {\"X\": \"a\"}}",
                "auth := {\"position\": \"body\", \"contentType\": \"text/plain\", \"auth\": {\"X\": \"a\"}}",
                "auth := [input.data.token]",
                "auth := 1\nauth := 2 { input.data.token }",
                "auth := numbers.range(1, 100000)",
                "auth := not_there"
            })
    void sendsNothingWhenTheRuleMakesNoCredential(String rule) throws IOException {
        String name = generator("nothing-" + Integer.toHexString(rule.hashCode()), rule);

        assertThat(answer(name))
                .startsWith("HTTP/1.1 502")
                .contains("\"RuleFailed\"", "ConnectorClass")
                .doesNotContain("secret-of");
        proxy.assertThatNothingWasSent();
    }

    /** INJ-10; admission refuses such a class before. */
    @ParameterizedTest
    @ValueSource(strings = {"http.send({\"method\": \"get\", \"url\": \"%s\"})", "opa.runtime()"})
    void sendsNothingWhenTheRuleReachesOutside(String call) throws IOException {
        String name = generator(
                "outside-" + Integer.toHexString(call.hashCode()), """
                auth := {"position": "header", "auth": {"X": x}} if { y := %s; x := json.marshal(y) }
                """.formatted(call.formatted(tool.address())));

        assertThat(answer(name)).startsWith("HTTP/1.1 502").contains("is not allowed");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void neverMixesTheRulesOfTwoClasses() throws IOException {
        List<String> names = IntStream.range(0, 4)
                .mapToObj(i -> generated("mixed-" + i, """
                        mine := "X-Class-%d"
                        auth := {"position": "header", "auth": {data.proxy.mine: input.data.token}}
                        """.formatted(i)))
                .toList();

        IntStream.range(0, 200)
                .parallel()
                .forEach(i -> assertThat(answered(names.get(i % 4), "/n" + i)).startsWith("HTTP/1.1 200"));

        for (String head : tool.heads()) {
            int request = Integer.parseInt(head.substring(head.indexOf("/n") + 2, head.indexOf(" HTTP")));
            assertThat(head).contains("\r\nX-Class-" + request % 4 + ": secret-of-mixed-" + request % 4 + "\r\n");
        }
        assertThat(tool.heads()).hasSize(200);
    }

    @Test
    void usesTheNewRuleWhenTheClassChanges() throws IOException {
        String name =
                generator("changing", "auth := {\"position\": \"header\", \"auth\": {\"X-Old\": input.data.token}}");
        answer(name);
        assertThat(tool.lastHead()).contains("X-Old: secret-of-changing");

        generator("changing", "auth := {\"position\": \"header\", \"auth\": {\"X-New\": input.data.token}}");

        TestProxy.await("the new rule is used", () -> {
            assertThat(answered(name, "/x")).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead()).containsAnyOf("X-Old: secret-of-changing", "X-New: secret-of-changing");
            return tool.lastHead().contains("X-New");
        });
        assertThat(tool.lastHead()).doesNotContain("X-Old");
    }

    @Test
    void goesOnWhenTheEngineHasForgottenItsRules() throws IOException {
        answered("keyed", "/x");

        opa.startAgain();

        assertThat(answered("keyed", "/again")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).contains("/again").contains("secret-of-keyed");
    }

    @Test
    void placesValuesInTheQuery() throws IOException {
        String name = generator("asks", "auth := {\"position\": \"query\", \"auth\": {\"key\": input.data.token}}");

        String answer = proxy.ask(bearer(name, "GET", "/x?key=own&a=b") + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).startsWith("GET /base/x?a=b&key=secret-of-asks HTTP/1.1\r\n");
    }

    /** INJ-11. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json|application/json|{\"a\":1}|200",
                "form|application/x-www-form-urlencoded|a=1|200",
                "json|text/plain|a|415",
                "form|application/json|{}|415",
                "json|application/x-www-form-urlencoded|a=1|415",
                "any|application/x-www-form-urlencoded|a=1|200",
                "any|application/json|{\"a\":1}|200",
                "any|text/plain|a|415"
            })
    void placesValuesInABodyOfTheRightType(String wanted, String type, String body, String status) throws IOException {
        String contentType = switch (wanted) {
            case "json" -> ", \"contentType\": \"application/json; charset=utf-8\"";
            case "form" -> ", \"contentType\": \"application/x-www-form-urlencoded\"";
            default -> "";
        };
        String name = generator(
                "body-" + wanted,
                "auth := {\"position\": \"body\", \"auth\": {\"key\": input.data.token}%s}".formatted(contentType));
        recordBodies("/body");

        String answer = proxy.ask(bearer(name, "POST", "/body") + "Content-Type: " + type + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        if (status.equals("200")) {
            assertThat(bodies).hasSize(1);
            assertThat(bodies.getFirst()).contains("secret-of-" + name).contains("a");
        } else {
            proxy.assertThatNothingWasSent();
        }
    }

    /** INJ-11. */
    @Test
    void refusesABodyThatIsTooLongToBeEdited() throws IOException {
        String name = generator("long", "auth := {\"position\": \"body\", \"auth\": {\"key\": input.data.token}}");

        String answer = proxy.ask(bearer(name, "POST", "/x") + "Content-Type: application/json\r\nContent-Length: 1001"
                + "\r\n\r\n" + " ".repeat(1001));

        assertThat(answer).startsWith("HTTP/1.1 413");
        proxy.assertThatNothingWasSent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 13\r\n\r\n{\"kind\": \"xy\"}",
                "Transfer-Encoding: chunked\r\n\r\nd\r\n{\"kind\": \"xy\"}\r\n0\r\n\r\n"
            })
    void showsARuleTheBodyThatItReadsAndSendsItWhole(String framedBody) throws IOException {
        String framed = framedBody.replace("13", "14").replace("\r\nd\r\n", "\r\ne\r\n");
        String name = generator("reads", """
                auth := {"position": "header", "auth": {concat("-", ["X", input.request.body.kind]): input.data.token}}
                """);
        recordBodies("/body");

        String answer =
                proxy.ask(bearer(name, "POST", "/body") + "Content-Type: application/json; charset=utf-8\r\n" + framed);

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).contains("X-xy: secret-of-reads", "Content-Length: 14");
        assertThat(bodies).containsExactly("{\"kind\": \"xy\"}");
    }

    @Test
    void refusesABodyThatIsTooLongForARuleToRead() throws IOException {
        String name = generator("reads-much", """
                auth := {"position": "header", "auth": {concat("-", ["X", input.request.body.kind]): input.data.token}}
                """);

        String answer = proxy.ask(bearer(name, "POST", "/x") + "Content-Type: application/json\r\nContent-Length: 1001"
                + "\r\n\r\n" + " ".repeat(1001));

        assertThat(answer).startsWith("HTTP/1.1 413");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void streamsABodyThatNoRuleReads() throws IOException {
        recordBodies("/body");

        String answer = proxy.ask(bearer("keyed", "POST", "/body")
                + "Content-Type: application/json\r\nContent-Length: 5000" + "\r\n\r\n" + "x".repeat(5000));

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(bodies).containsExactly("x".repeat(5000));
    }

    private void recordBodies(String path) {
        tool.on(path, exchange -> {
            bodies.add(exchange.body());
            exchange.reply("ok");
        });
    }

    private static String get(String connector, String target) {
        return "GET /namespaces/demo/connectors/" + connector + target + " HTTP/1.1\r\nHost: proxy.example:8080\r\n";
    }

    private static String bearer(String connector, String method, String target) {
        return get(connector, target).replaceFirst("GET", method) + "Authorization: Bearer " + BUILDER + "\r\n";
    }

    private static String answer(String connector) throws IOException {
        return proxy.ask(bearer(connector, "GET", "/x") + "\r\n");
    }

    private static String answered(String connector, String target) {
        try {
            return proxy.ask(bearer(connector, "GET", target) + "\r\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String generator(String name, String rules) throws IOException {
        return known(name, "", "package proxy\n" + rules);
    }

    private static String generated(String name, String rules) {
        try {
            return generator(name, rules);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes a Connector with a class, a Secret and a right of its own. */
    private static String tool(String name, String extractor, String generator) throws IOException {
        String extraction =
                extractor.isEmpty() ? "" : "\"authExtractor\": {\"rego\": " + TextNode.valueOf(extractor) + "}";
        proxy.type(name, """
                {"proxy": {%s}, "auth": {"types": [{"name": "key", "secretType": "Opaque", "generator": {"rego": %s}}]}}
                """.formatted(extraction, TextNode.valueOf(generator)));
        proxy.secret(name, "Opaque", Map.of("token", "secret-of-" + name));
        proxy.connector(name, name, tool.address() + "/base", "key", name);
        proxy.allow("builder", name);
        return name;
    }

    /** Makes them while the proxy runs, and waits until it knows them. */
    private static String known(String name, String extractor, String generator) throws IOException {
        tool(name, extractor, generator);
        TestProxy.await(
                "Connector " + name + " is known",
                () -> !answered(name, "/x").startsWith("HTTP/1.1 403")
                        && !answered(name, "/x").contains("ConnectorClassNotFound"));
        proxy.forget();
        return name;
    }
}
