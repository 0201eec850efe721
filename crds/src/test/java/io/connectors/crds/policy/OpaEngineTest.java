package io.connectors.crds.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real server. */
final class OpaEngineTest {
    /** A busy machine must not turn an answer into a time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String ENDLESS =
            "auth := count([1 | some x in numbers.range(1, 100000); some y in numbers.range(1, 100000); x + y < 0])";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable OpaProcess server;

    private final String owner = UUID.randomUUID().toString();
    private final OpaEngine engine = new OpaEngine(server().url(), new EngineLimits(PATIENCE, PATIENCE));

    @BeforeAll
    static void startServer() throws IOException {
        assumeTrue(OpaProcess.binary().isPresent(), OpaProcess.ABSENT);
        server = OpaProcess.started();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void keepsClassesApart() {
        var first = new Policy("first" + owner, module("auth := data.proxy.mine\nmine := 1"));
        var second = new Policy("second" + owner, module("auth := data.proxy.mine\nmine := 2"));

        assertThat(evaluate(first)).isEqualTo(new Answer.Value(IntNode.valueOf(1)));
        assertThat(evaluate(second)).isEqualTo(new Answer.Value(IntNode.valueOf(2)));
        assertThat(evaluate(first)).isEqualTo(new Answer.Value(IntNode.valueOf(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth := data",
                "auth := data[\"proxy\"].auth2\nauth2 := 1",
                "auth := [x | x := data[_]]",
                "auth := [k | walk(data, [k, _])]",
            })
    void showsAModuleNothingButItself(String rules) {
        evaluate(new Policy("other" + owner, module("auth := 1\nother := \"not to be seen\"")));

        Answer answer = evaluate(new Policy(owner, module(rules)));

        assertThat(answer instanceof Answer.Value(JsonNode value) ? value.toString() : answer.toString())
                .doesNotContain("not to be seen", "answer\"");
    }

    @Test
    void readsTheOlderVersionOfTheLanguageToo() {
        assertThat(evaluate(module("auth = {\"token\": input.t} { input.t != \"\" }"), "{\"t\": \"x\"}"))
                .isEqualTo(new Answer.Value(JSON.createObjectNode().put("token", "x")));
        assertThat(evaluate(module("auth := {\"token\": input.t} if input.t != \"\""), "{\"t\": \"x\"}"))
                .isEqualTo(new Answer.Value(JSON.createObjectNode().put("token", "x")));
    }

    @Test
    void tellsWhereAModuleDoesNotCompile() {
        assertThat(engine.prepare(new Policy(owner, module("auth := [data.proxy.y, no_such(1)]\ny := 1"))))
                .isEqualTo(new Compilation.Bad(new Position(3, 24), "undefined function no_such"));
    }

    /** INJ-10. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth := http.send({\"method\": \"get\", \"url\": \"http://127.0.0.1:1\"})",
                "f := http.send\nauth := 1",
                "auth := opa.runtime()",
                "auth := net.lookup_ip_addr(\"localhost\")",
                "auth := json.match_schema({}, {\"$ref\": \"http://127.0.0.1:1\"})",
                "mock(_) := 1\nauth := 1 if { http.send({}) with http.send as mock }",
                "auth := rego.parse_module(\"x\", \"package x\")",
                "auth := trace(\"x\")"
            })
    void refusesFunctionsThatReachOutside(String rules) {
        assertThat(engine.prepare(new Policy(owner, module(rules)))).isInstanceOf(Compilation.Bad.class);
        assertThat(policies()).doesNotContain("127.0.0.1:1", "localhost", "package x");
    }

    @Test
    void tellsAnUndefinedRuleFromOneThatFails() {
        assertThat(evaluate(module("auth := input.nothing"), "{}")).isEqualTo(new Answer.Undefined());
        assertThat(evaluate(module("auth := input.a\nauth := input.b"), "{\"a\": 1, \"b\": 2}"))
                .isEqualTo(new Answer.Failed("cannot be evaluated for this request (eval_conflict_error)"));
    }

    @Test
    void isReadyAgainAfterTheServerHasForgottenEverything() throws IOException {
        var policy = new Policy(owner, module("auth := 1"));
        evaluate(policy);

        server().stop();
        assertThat(evaluate(policy)).isInstanceOf(Answer.Unavailable.class);
        server().startAgain();

        assertThat(evaluate(policy)).isEqualTo(new Answer.Value(IntNode.valueOf(1)));
    }

    @Test
    void takesOldVersionsAway() {
        String old = module("auth := \"old " + owner + "\"");
        String kept = module("auth := \"kept " + owner + "\"");
        evaluate(new Policy(owner, old));
        evaluate(new Policy("another" + owner, old));

        engine.follow(owner, Set.of(kept));

        await(() -> policies().contains("kept " + owner));
        await(() -> policies().split("auth := .\"old " + owner, -1).length == 2);
        assertThat(evaluate(new Policy(owner, kept))).isEqualTo(new Answer.Value(TextNode.valueOf("kept " + owner)));
    }

    /** INJ-9. */
    @Test
    void cutsARuleOffThatNeverEndsWhileOthersAreAnswered() {
        try (var hasty = new OpaEngine(server().url(), new EngineLimits(PATIENCE, Duration.ofMillis(200)))) {
            var endless = new Policy(owner, module(ENDLESS));
            hasty.prepare(endless);

            Answer answer = hasty.evaluate(endless, JSON.createObjectNode());

            assertThat(answer).isEqualTo(new Answer.Unavailable("The engine for Rego did not answer in time."));
        }
        assertThat(evaluate(module("auth := 1"), "{}")).isEqualTo(new Answer.Value(IntNode.valueOf(1)));
    }

    /** INJ-9. */
    @Test
    void cutsAnAnswerOffThatIsTooLong() {
        Answer answer = evaluate(module("auth := numbers.range(1, 200000)"), "{}");

        assertThat(answer).isEqualTo(new Answer.Failed("has an answer of more than 65536 bytes"));
    }

    @Test
    void answersManyAtOnce() {
        var policy = new Policy(owner, module("auth := input.n"));

        var answers = IntStream.range(0, 500)
                .parallel()
                .mapToObj(n -> engine.evaluate(policy, JSON.createObjectNode().put("n", n)))
                .toList();

        assertThat(answers)
                .isEqualTo(IntStream.range(0, 500)
                        .mapToObj(n -> new Answer.Value(IntNode.valueOf(n)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth := input.request.body.token",
                "import input.request as r\nauth := r.body",
                "auth := input",
                "auth := input.request",
                "auth := input.request[input.request.method]",
                "auth := [x | some x in input.request]"
            })
    void noticesThatARuleReadsTheBody(String rules) {
        assertThat(engine.prepare(new Policy(owner, module(rules)))).isEqualTo(new Compilation.Good(true));
    }

    @Test
    void noticesThatARuleDoesNotReadTheBody() {
        assertThat(engine.prepare(new Policy(
                        owner, module("auth := [input.data, input.request.path, input.request.headers[x]]"))))
                .isEqualTo(new Compilation.Good(false));
    }

    @Test
    void usesNoServerThatLogsDecisions() throws IOException {
        try (OpaProcess logging = OpaProcess.started("--set=decision_logs.console=true");
                var unwilling = new OpaEngine(logging.url(), new EngineLimits(PATIENCE, PATIENCE))) {
            assertThat(unwilling.evaluate(new Policy(owner, module("auth := 1")), JSON.createObjectNode()))
                    .isInstanceOf(Answer.Unavailable.class)
                    .asString()
                    .contains("decision_logs");
        }
    }

    @Test
    void refusesRulesThatPrintWhereThatWouldBeWritten() throws IOException {
        try (OpaProcess talkative = OpaProcess.started("--log-level=info");
                var engine = new OpaEngine(talkative.url(), new EngineLimits(PATIENCE, PATIENCE))) {
            assertThat(engine.prepare(new Policy(owner, module("auth := 1 if print(input)"))))
                    .isInstanceOf(Compilation.Bad.class);
        }
    }

    @Test
    void checksWithoutLeavingAnything() {
        try (PolicyCheck check = PolicyCheck.by(Optional.of(server().url()))) {
            assertThat(check.check(module("auth := \"" + owner + "\""))).isEqualTo(new Compilation.Good(false));
            assertThat(check.check(module("auth := nowhere"))).isInstanceOf(Compilation.Bad.class);
            assertThat(check.check(module("auth := http.send({})")))
                    .isEqualTo(new Compilation.Bad(new Position(3, 9), "the function http.send is not allowed"));
        }
        assertThat(policies()).doesNotContain(owner, "check_");
    }

    private Answer evaluate(String module, String input) {
        try {
            return engine.evaluate(new Policy(owner, module), JSON.readTree(input));
        } catch (IOException e) {
            throw new IllegalArgumentException(input, e);
        }
    }

    private Answer evaluate(Policy policy) {
        return engine.evaluate(policy, JSON.createObjectNode());
    }

    private static String module(String rules) {
        return "package proxy\n\n" + rules;
    }

    private static String policies() {
        try (OpaServer asked = new OpaServer(server().url())) {
            Reply reply = asked.get("/v1/policies", new OpaServer.Bounds(PATIENCE, 16 << 20));
            return reply instanceof Reply.Document document ? document.json().toString() : "";
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("within " + PATIENCE).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static OpaProcess server() {
        assumeTrue(server != null, OpaProcess.ABSENT);
        return Objects.requireNonNull(server);
    }
}
