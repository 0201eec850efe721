package io.connectors.app.rego;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connectors.app.validation.Violation;
import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegoCheckTest {
    private static final String GENERATOR = "spec.auth.types[1].generator.rego";
    private static final String EXTRACTOR = "spec.proxy.authExtractor.rego";

    private static final String ERROR = """
            {"code": "invalid_parameter", "message": "error(s) occurred",
             "errors": [{"message": "var broken is unsafe", "location": {"row": 2, "col": 9}}]}
            """;

    private final RegoCheck without = new RegoCheck(Optional.empty());
    private final AtomicReference<String> lastPut = new AtomicReference<>("");
    private HttpServer engine;
    private RegoCheck with;

    @BeforeEach
    void start() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", this::answer);
        engine.start();
        with = new RegoCheck(
                Optional.of(URI.create("http://127.0.0.1:" + engine.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        engine.stop(0);
        with.close();
        without.close();
    }

    @Test
    void asksNobodyAboutAClassWithoutRules() {
        engine.stop(0);

        assertThat(with.check(connectorClass("proxy: {}"))).isEqualTo(RegoFindings.NONE);
        assertThat(without.check(connectorClass("proxy: {}"))).isEqualTo(RegoFindings.NONE);
    }

    @Test
    void findsNothingWrongWithARuleThatCompiles() {
        assertThat(with.check(generator("auth := 1"))).isEqualTo(RegoFindings.NONE);
        assertThat(with.check(extractor("auth := 1"))).isEqualTo(RegoFindings.NONE);
    }

    @Test
    void tellsWhatDoesNotCompileAndWhere() {
        assertThat(with.check(generator("auth := broken")).violations())
                .containsExactly(
                        new Violation(GENERATOR, "Does not compile: 2:9: var broken is unsafe", Severity.ERROR));
    }

    /** INJ-10. */
    @Test
    void refusesForbiddenFunctionsWithAndWithoutEngine() {
        var expected = new Violation(
                GENERATOR, "Does not compile: 2:9: the function http.send is not allowed", Severity.ERROR);

        assertThat(with.check(generator("auth := http.send({})")).violations()).containsExactly(expected);
        assertThat(without.check(generator("auth := http.send({})")).violations())
                .containsExactly(expected);
    }

    @Test
    void warnsWhereNobodyCanCompile() {
        RegoFindings findings = without.check(extractor("auth := broken"));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.violations())
                .containsExactly(new Violation(
                        EXTRACTOR,
                        "Cannot be compiled here. This installation has no engine for Rego (connectors.rego.url).",
                        Severity.WARNING));
        assertThat(findings.obstacle()).hasValue("This installation has no engine for Rego (connectors.rego.url).");
    }

    @Test
    void warnsWhenTheEngineIsAway() {
        engine.stop(0);

        RegoFindings findings = with.check(generator("auth := 1"));

        assertThat(findings.errors()).isEmpty();
        assertThat(findings.obstacle()).hasValue("The engine for Rego cannot be reached.");
    }

    @Test
    void warnsOfAnExtractorThatReadsTheBody() {
        assertThat(with.check(extractor("auth := input.request.body")).violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.isError()).isFalse();
                    assertThat(violation.message()).contains("input.request.body");
                });
        assertThat(with.check(generator("auth := input.request.body"))).isEqualTo(RegoFindings.NONE);
    }

    @Test
    void refusesAnEmptyRule() {
        assertThat(without.check(connectorClass("proxy: {authExtractor: {rego: \"\"}}"))
                        .errors())
                .extracting(Violation::field)
                .containsExactly(EXTRACTOR);
    }

    private static ConnectorClass generator(String rule) {
        return connectorClass(
                "auth: {types: [{name: a}, {name: b, generator: {rego: \"package proxy\\n%s\"}}]}".formatted(rule));
    }

    private static ConnectorClass extractor(String rule) {
        return connectorClass("proxy: {authExtractor: {rego: \"package proxy\\n%s\"}}".formatted(rule));
    }

    private static ConnectorClass connectorClass(String spec) {
        return Serialization.unmarshal("""
                apiVersion: connectors.alauda.io/v1alpha1
                kind: ConnectorClass
                metadata: {name: a}
                spec: {%s}
                """.formatted(spec), ConnectorClass.class);
    }

    /** As much of an engine as is needed here; what a real one says is proved where it is asked. */
    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT") && path.endsWith("/module")) {
            lastPut.set(body);
        }
        boolean broken = body.contains("broken");
        String answer = switch (exchange.getRequestMethod()) {
            case "PUT" -> broken ? ERROR : "{}";
            case "GET" -> path.equals("/v1/config") ? "{\"result\": {}}" : module(path.split("/", -1)[4]);
            default -> "{}";
        };
        exchange.sendResponseHeaders(broken ? 400 : 200, answer.length());
        exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    private String module(String name) {
        return """
                {"result": {"ast": {"package": {"path": [{"type": "var", "value": "data"},
                {"type": "string", "value": "connectors"}, {"type": "string", "value": "%s"},
                {"type": "string", "value": "module"}]}, "rules": [{"value": {"type": "ref", "value": [
                {"type": "var", "value": "input"}, {"type": "string", "value": "request"},
                {"type": "string", "value": "%s"}]}}]}}}
                """.formatted(name, lastPut.get().contains("request.body") ? "body" : "path");
    }
}
