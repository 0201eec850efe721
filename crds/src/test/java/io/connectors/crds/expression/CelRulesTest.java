package io.connectors.crds.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CelRulesTest {
    private static final String SECRET = "s3cr3t-v4lue";

    @ParameterizedTest
    @MethodSource("answers")
    void answersAboutAnAnswerOfATool(AnswerCase c) {
        var response = new ResponseVariables(
                200,
                Map.of("content-TYPE", List.of("application/json"), "X-Page", List.of("1", "2")),
                "{\"status\":\"UP\"}",
                json("{\"status\":\"UP\",\"count\":3,\"ratio\":3.0,\"none\":null}"));

        assertThat(CelRules.response(c.rule()).evaluate(response)).isEqualTo(new Result.Answer<>(c.answer()));
    }

    static List<AnswerCase> answers() {
        return List.of(
                new AnswerCase("status", "response.statusCode == 200", true),
                new AnswerCase("field", "response.body.status == 'UP'", true),
                new AnswerCase("canonical header", "response.headers['Content-Type'][0] == 'application/json'", true),
                new AnswerCase("lower-case header", "response.headers['content-type'][0].contains('json')", true),
                new AnswerCase("all values of a header", "response.headers['x-page'] == ['1', '2']", true),
                new AnswerCase("integers are ints", "type(response.body.count) == int", true),
                new AnswerCase("other numbers are doubles", "type(response.body.ratio) == double", true),
                new AnswerCase("null is there", "has(response.body.none) && response.body.none == null", true),
                new AnswerCase("absent is not", "has(response.body.nothing)", false),
                new AnswerCase("text", "response.bodyString.size() == 15", true));
    }

    record AnswerCase(String name, String rule, boolean answer) {}

    @Test
    void tellsABodyThatIsNotJson() {
        var response = new ResponseVariables(200, Map.of(), "<html>", MissingNode.getInstance());

        assertThat(CelRules.response("!has(response.body) && response.bodyString == '<html>'")
                        .evaluate(response))
                .isEqualTo(new Result.Answer<>(true));
    }

    @Test
    void answersAboutARequest() {
        var request = new RequestVariables(
                new RequestVariables.Request(
                        "GET", "/api/v4/user", "git.example.org", Map.of("q", List.of("x")), Map.of()),
                json("{\"metadata\":{\"name\":\"forge\"}}"),
                Map.of("token", SECRET),
                json("{\"username\":\"builder\",\"groups\":[\"a\"]}"));
        String rule = "request.method == 'GET' && request.path.startsWith('/api/') && request.host == 'git.example.org'"
                + " && request.query.q[0] == 'x' && connector.metadata.name == 'forge' && secret.token != ''"
                + " && user.username == 'builder' && 'a' in user.groups";

        assertThat(CelRules.request(rule).evaluate(request)).isEqualTo(new Result.Answer<>(true));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatIsNoRule(RefusedCase c) {
        assertThatExceptionOfType(ExpressionCompileException.class)
                .isThrownBy(() -> CelRules.response(c.rule()))
                .withMessageContaining(c.message())
                .satisfies(e -> assertThat(List.of(e.line(), e.column())).isEqualTo(List.of(c.line(), c.column())));
    }

    static List<RefusedCase> refused() {
        return List.of(
                new RefusedCase("number", "1 + 1", 1, 1, "must be true or false"),
                new RefusedCase("text", "response.bodyString + ''", 1, 1, "must be true or false"),
                new RefusedCase("unknown name", "true &&\n  answer.ok", 2, 3, "undeclared reference to 'answer'"),
                new RefusedCase("variable of another kind", "request.path == ''", 1, 1, "undeclared reference"),
                new RefusedCase("syntax", "response.statusCode = 200", 1, 21, "token recognition error"),
                new RefusedCase("types", "'a' + 1 == 'a1'", 1, 5, "no matching overload"),
                new RefusedCase("pattern", "'a'.matches('(?=a)')", 1, 13, "invalid matches argument"),
                new RefusedCase("nested repetition", "'a'.matches('(a{100}){11}')", 1, 13, "invalid matches"),
                new RefusedCase("duration", "duration('1d') == duration('24h')", 1, 10, "invalid duration"),
                new RefusedCase("mixed list", "1 in [1, dyn('a')]", 1, 13, "expected type"),
                new RefusedCase("format is not offered", "'%s'.format(['a']) == 'a'", 1, 12, "format"),
                new RefusedCase("message", "google.protobuf.Int32Value{value: 1} == 1", 1, 27, "undeclared"),
                new RefusedCase("too long", "true" + " ".repeat(20_000), 1, 1, "longer than 16384"));
    }

    record RefusedCase(String name, String rule, int line, int column, String message) {}

    @ParameterizedTest
    @MethodSource("deep")
    void survivesNesting(DeepCase c) {
        assertThatExceptionOfType(ExpressionCompileException.class).isThrownBy(() -> CelRules.response(c.rule()));
    }

    static List<DeepCase> deep() {
        return List.of(
                new DeepCase("parentheses", "(".repeat(5000) + "true" + ")".repeat(5000)),
                new DeepCase("lists", "[".repeat(5000) + "]".repeat(5000) + " == []"),
                new DeepCase("sum", "1" + "+1".repeat(5000) + " == 5001"),
                new DeepCase("fields", "response" + ".a".repeat(5000) + " == 1"),
                new DeepCase("signs", "-".repeat(5000) + "x"),
                new DeepCase("choices", "true ? true : ".repeat(1000) + "false"),
                new DeepCase("calls", "string(".repeat(2000) + "'a'" + ")".repeat(2000) + " == 'a'"));
    }

    record DeepCase(String name, String rule) {}

    @Test
    void evaluatesTheDeepestThatItAcceptsOnASmallStack() throws InterruptedException {
        var rule = CelRules.response("1" + "+1".repeat(200) + " == 201");
        List<Object> answers = new ArrayList<>();

        Thread thread = new Thread(null, () -> answers.add(rule.evaluate(response("{}"))), "small", 256 * 1024);
        thread.start();
        thread.join();

        assertThat(answers).containsExactly(new Result.Answer<>(true));
    }

    @ParameterizedTest
    @MethodSource("heavy")
    void stopsWhatGrows(HeavyCase c) {
        Result<Boolean> result = CelRules.response(c.rule()).evaluate(response("{}"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Failure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.LIMIT));
    }

    static List<HeavyCase> heavy() {
        String digits = "[0,1,2,3,4,5,6,7,8,9]";
        String loops = "";
        String ends = "";
        for (int i = 0; i < 8; i++) {
            loops += digits + ".all(x" + i + ", ";
            ends += ")";
        }
        return List.of(
                new HeavyCase("loops", loops + "true" + ends),
                new HeavyCase("a limit is no error to outlive", loops + "true" + ends + " || true"),
                new HeavyCase("text", "'a'" + ".replace('a', 'aaaaaaaaaa')".repeat(12) + " == ''"),
                new HeavyCase(
                        "characters",
                        "'" + "a".repeat(5000) + "'.split('').map(c, '" + "a".repeat(5000) + "').join() == ''"),
                new HeavyCase("empty pattern", "'a'" + ".replace('', 'aaaaaaaaaa')".repeat(12) + " == ''"));
    }

    record HeavyCase(String name, String rule) {}

    @Test
    void matchesInLinearTime() {
        var rule = CelRules.response("response.bodyString.matches('^(a+)+$')");

        var result = rule.evaluate(
                new ResponseVariables(200, Map.of(), "a".repeat(60_000) + "!", MissingNode.getInstance()));

        assertThat(result).isEqualTo(new Result.Answer<>(false));
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() {
        var rule = CelRules.response("[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b,"
                + " [0,1,2,3,4,5,6,7,8,9].all(c, [0,1,2,3,4,5,6,7,8,9].all(d, true))))");

        Thread.currentThread().interrupt();
        Result<Boolean> result = rule.evaluate(response("{}"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isEqualTo(new Result.Failure<>(FailureReason.LIMIT, "the expression was interrupted"));
    }

    @Test
    void stopsWhenItsTimeIsOver() {
        var program = new Compiler(
                        Environment.RESPONSE, new ExpressionLimits(1000, 100, Long.MAX_VALUE, Duration.ofMillis(1)))
                .compile("[0,1,2,3,4,5,6,7,8,9].all(a, ".repeat(8) + "true" + ")".repeat(8));

        assertThatExceptionOfType(BudgetExhaustedException.class)
                .isThrownBy(() -> program.value(Map.of("response", Map.of())))
                .withMessage("takes too long");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhereItFailedAndShowsNoValue(FaultCase c) {
        Result<Boolean> result = CelRules.response(c.rule()).evaluate(response("{\"v\":\"" + SECRET + "\",\"n\":1}"));

        assertThat(result).isInstanceOfSatisfying(Result.Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(c.reason());
            assertThat(failure.message()).isEqualTo(c.message()).doesNotContain(SECRET);
        });
    }

    static List<FaultCase> faults() {
        return List.of(
                new FaultCase(
                        "missing key", "true &&\n response.body.x == 1", FailureReason.ERROR, "2:15: no such key"),
                new FaultCase(
                        "computed key", "response[response.body.v] == 1", FailureReason.ERROR, "1:9: no such key"),
                new FaultCase(
                        "types",
                        "response.body.v > 1",
                        FailureReason.ERROR,
                        "1:17: the types of the operands do not fit"),
                new FaultCase("number", "int(response.body.v) == 1", FailureReason.ERROR, "1:4: the text is no int"),
                new FaultCase(
                        "pattern",
                        "'a'.matches('(' + response.body.v)",
                        FailureReason.ERROR,
                        "1:12: the pattern is no regular expression of RE2"),
                new FaultCase(
                        "no bool",
                        "response.body.v",
                        FailureReason.WRONG_TYPE,
                        "a rule must be true or false, this one gave a value of type string"));
    }

    record FaultCase(String name, String rule, FailureReason reason, String message) {}

    @Test
    void servesSeveralThreadsAtOnce() throws InterruptedException, ExecutionException {
        var rule = CelRules.response("[1, 2, 3].map(x, x * response.body.n)[2] == 3 * response.body.n");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Result<Boolean>>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                results.add(threads.submit(() -> rule.evaluate(response("{\"n\":" + number + "}"))));
            }
            for (Future<Result<Boolean>> result : results) {
                assertThat(result.get()).isEqualTo(new Result.Answer<>(true));
            }
        }
    }

    @Test
    void showsNothingOfItsInputs() {
        var request = new RequestVariables(
                new RequestVariables.Request("GET", "/" + SECRET, SECRET, Map.of(), Map.of("h", List.of(SECRET))),
                json("{}"),
                Map.of("token", SECRET),
                json("{}"));
        var response = new ResponseVariables(200, Map.of("h", List.of(SECRET)), SECRET, json("\"" + SECRET + "\""));

        assertThat(request + "" + request.request() + response).doesNotContain(SECRET);
    }

    private static ResponseVariables response(String body) {
        return new ResponseVariables(200, Map.of(), body, json(body));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
