package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.policy.OpaProcess;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** INJ-8, INJ-9: rules in Rego while their engine is away, slow, or something else than an engine. */
@Timeout(120)
class RegoFaultWireTest {
    private static final String KEYED = """
            package proxy
            auth := {"position": "header", "auth": {"X-Key": input.data.token}}
            """;
    private static final String ENDLESS = """
            package proxy
            all := numbers.range(1, 100000)
            auth := {"position": "header", "auth": {"X-Key": x}} if {
              x := sprintf("%d", [count([1 | some a in all; some b in all; a + b < 0])])
            }
            """;

    private final CountDownLatch end = new CountDownLatch(1);
    private final RawTool engine = new RawTool();
    private final TestProxy proxy = new TestProxy();

    private @Nullable OpaProcess opa;

    RegoFaultWireTest() throws IOException {}

    /** What is said in place of an answer. */
    enum Nonsense {
        SILENCE(503),
        HALF_AN_ANSWER(503),
        NO_HTTP(503),
        REDIRECT(503),
        HTML(503),
        OTHER_JSON(503),
        NO_END(502),
        ERROR(503),
        CLOSED(503);

        private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

        /** Of the proxy's answer, when a rule is evaluated like this. */
        private final int status;

        Nonsense(int status) {
            this.status = status;
        }

        RawTool.Script until(CountDownLatch end) {
            return exchange -> {
                switch (this) {
                    case SILENCE -> await(end);
                    case HALF_AN_ANSWER -> {
                        exchange.send(OK + "Content-Length: 20\r\n\r\n{\"result\"");
                        await(end);
                    }
                    case NO_HTTP -> exchange.send("\u0000\u0001\r\n\r\n");
                    case REDIRECT ->
                        exchange.send("HTTP/1.1 307 Gone\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
                    case HTML -> exchange.reply("<html>");
                    case OTHER_JSON -> exchange.reply("{\"result\": \"yes\"}");
                    case NO_END -> {
                        exchange.send(OK + "\r\n{\"result\": [\"");
                        while (end.getCount() > 0) {
                            exchange.send("x".repeat(10_000));
                        }
                    }
                    case ERROR -> exchange.send("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops");
                    case CLOSED -> exchange.close();
                }
            };
        }

        private static void await(CountDownLatch end) {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @BeforeEach
    void describe() throws IOException {
        proxy.with("connectors.rego.timeout", "300ms").with("connectors.rego.compile-timeout", "1s");
        type("keyed", "", KEYED);
        type("extracted", "package proxy\nauth := {\"token\": input.request.headers.Key[0]}", KEYED);
        type("endless", "", ENDLESS);
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        // Engines last, and whatever the proxy's end shows: a proxy that runs would ask one that is gone.
        try (OpaProcess _ = opa;
                RawTool _ = engine) {
            proxy.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingWhenNoEngineIsThere(Nonsense nonsense) throws IOException {
        engine.on("", nonsense.until(end));
        proxy.with("connectors.rego.url", engine.address()).start();

        assertThat(ask("keyed")).startsWith("HTTP/1.1 503").contains("RegoUnavailable", "\r\nRetry-After: ");
        assertThat(ask("extracted")).startsWith("HTTP/1.1 503").contains("RegoUnavailable");
        proxy.assertThatNothingWasSent();
        assertThat(ask("forge")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothingWhenTheEngineGivesNoAnswer(Nonsense nonsense) throws IOException {
        engine.on("/v1/config", exchange -> exchange.reply("{\"result\": {}}"))
                .on("/module", RegoFaultWireTest::module)
                .on("/answer", exchange -> {
                    exchange.body();
                    exchange.reply("{}");
                })
                .on("/values", nonsense.until(end));
        proxy.with("connectors.rego.url", engine.address()).start();

        assertThat(ask("keyed")).startsWith("HTTP/1.1 " + nonsense.status).doesNotContain("secret");
        assertThat(ask("extracted")).startsWith("HTTP/1.1 " + nonsense.status);
        assertThat(engine.heads()).anyMatch(head -> head.contains("/values"));
        proxy.assertThatNothingWasSent();
        assertThat(ask("forge")).startsWith("HTTP/1.1 200");
    }

    @Test
    void sendsNothingWhenAnInstallationHasNoEngine() throws IOException {
        proxy.start();

        assertThat(ask("keyed")).startsWith("HTTP/1.1 503").contains("RegoUnavailable", "connectors.rego.url");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void servesAgainWhenTheEngineIsBack() throws IOException {
        OpaProcess real = realEngine();
        real.stop();
        proxy.with("connectors.rego.url", real.url().toString()).start();
        assertThat(ask("keyed")).startsWith("HTTP/1.1 503");
        proxy.assertThatNothingWasSent();

        real.startAgain();

        awaitAnswer("keyed");
        assertThat(proxy.tool.lastHead()).contains("\r\nX-Key: secret\r\n");
    }

    @Test
    void cutsARuleOffThatNeverEndsAndServesOthers() throws IOException {
        proxy.with("connectors.rego.url", realEngine().url().toString()).start();
        awaitAnswer("keyed");
        proxy.forget();

        for (int i = 0; i < 8; i++) {
            assertThat(ask("endless")).startsWith("HTTP/1.1 503");
        }

        proxy.assertThatNothingWasSent();
        assertThat(ask("forge")).startsWith("HTTP/1.1 200");
        // Would not come about if the engine went on with what nobody waits for.
        awaitAnswer("keyed");
    }

    private OpaProcess realEngine() throws IOException {
        assumeTrue(OpaProcess.binary().isPresent(), OpaProcess.ABSENT);
        OpaProcess started = OpaProcess.started();
        opa = started;
        return started;
    }

    /** A busy machine may take longer than the limits of this test. */
    private void awaitAnswer(String connector) {
        TestProxy.await("an answer of " + connector, () -> {
            try {
                return ask(connector).startsWith("HTTP/1.1 200");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private String ask(String connector) throws IOException {
        return proxy.ask("GET /namespaces/demo/connectors/" + connector
                + "/x HTTP/1.1\r\nHost: proxy.example:8080\r\nAuthorization: Bearer " + BUILDER + "\r\n\r\n");
    }

    private void type(String name, String extractor, String generator) throws IOException {
        String extraction =
                extractor.isEmpty() ? "" : "\"authExtractor\": {\"rego\": " + TextNode.valueOf(extractor) + "}";
        proxy.type(name, """
                        {"proxy": {%s}, "auth": {"types": [{"name": "key", "secretType": "Opaque", "generator": {"rego": %s}}]}}
                        """.formatted(extraction, TextNode.valueOf(generator)))
                .secret(name, "Opaque", Map.of("token", "secret"))
                .connector(name, name, proxy.tool.address() + "/base", "key", name)
                .allow("builder", name);
    }

    /** Takes a module, and shows it as compiled. */
    private static void module(RawExchange exchange) throws IOException {
        exchange.body();
        String name = exchange.target().split("/", -1)[4];
        exchange.reply("""
                {"result": {"ast": {"rules": [], "package": {"path": [{"type": "var", "value": "data"},
                {"type": "string", "value": "connectors"}, {"type": "string", "value": "%s"},
                {"type": "string", "value": "module"}, {"type": "string", "value": "proxy"}]}}}}
                """.formatted(name));
    }
}
