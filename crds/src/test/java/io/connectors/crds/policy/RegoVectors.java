package io.connectors.crds.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.crds.vectors.VectorEngine;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** The evaluation of Rego. */
public final class RegoVectors implements VectorEngine, AutoCloseable {
    /** Vectors ask for the right answer; a busy machine must not turn it into a time-out. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Comparator<JsonNode> NUMBERS_BY_VALUE = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    private final OpaProcess process;
    private final OpaEngine engine;

    private RegoVectors(OpaProcess process) {
        this.process = process;
        this.engine = new OpaEngine(process.url(), new EngineLimits(PATIENCE, PATIENCE));
    }

    /** Starts the server. */
    public static RegoVectors start() throws IOException {
        return new RegoVectors(OpaProcess.started());
    }

    /** Tells whether there is a server to start. */
    public static boolean isPossible() {
        return OpaProcess.binary().isPresent();
    }

    @Override
    public String name() {
        return "rego";
    }

    @Override
    public void close() {
        engine.close();
        process.close();
    }

    @Override
    public Optional<String> difference(JsonNode vector) {
        String answer = answer(vector);
        boolean agrees = vector.has("result")
                ? answer.startsWith("value ") && isEqual(vector.get("result"), answer.substring("value ".length()))
                : answer.startsWith(vector.has("undefined") ? "undefined" : phase(vector));
        return agrees
                ? Optional.empty()
                : Optional.of("module   %s%ninput    %s%nexpected %s%nactual   %s"
                        .formatted(
                                vector.get("module").textValue(),
                                vector.get("input"),
                                vector.has("result") ? vector.get("result") : phase(vector),
                                answer));
    }

    private static String phase(JsonNode vector) {
        return switch (vector.path("phase").asText("undefined")) {
            case "parse", "compile" -> "refused";
            case "eval" -> "failed";
            default -> "undefined";
        };
    }

    private String answer(JsonNode vector) {
        Policy policy =
                new Policy(vector.get("id").textValue(), vector.get("module").textValue());
        Compilation compilation = vector.get("v1ThenV0").booleanValue() ? engine.prepare(policy) : readAsNewer(policy);
        return switch (compilation) {
            case Compilation.Bad bad -> "refused " + bad.line();
            case Compilation.Unknown(String problem) -> "unknown " + problem;
            case Compilation.Good _ -> answer(engine.evaluate(policy, vector.get("input")));
        };
    }

    private static String answer(Answer answer) {
        return switch (answer) {
            case Answer.Value(JsonNode value) -> "value " + value;
            case Answer.Undefined() -> "undefined";
            case Answer.Failed(String problem) -> "failed " + problem;
            case Answer.Unavailable(String problem) -> "unavailable " + problem;
        };
    }

    private Compilation readAsNewer(Policy policy) {
        try (OpaServer server = new OpaServer(process.url())) {
            return new Publisher(server, PATIENCE).publish(new Place("vector"), policy.module(), Dialect.V1);
        }
    }

    private static boolean isEqual(JsonNode expected, String actual) {
        try {
            return expected.equals(NUMBERS_BY_VALUE, OpaServer.json(actual));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(actual, e);
        }
    }
}
