package io.connectors.crds.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectors.crds.vectors.VectorEngine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The evaluation of CEL. */
public final class CelVectors implements VectorEngine {

    @Override
    public String name() {
        return "cel";
    }

    @Override
    public Optional<String> difference(JsonNode vector) {
        Outcome expected = isLeftOut(vector) ? Outcome.failure("check") : expected(vector);
        Outcome actual = actual(vector);
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of("expression %s%ninput      %s%nexpected   %s%nactual     %s"
                        .formatted(vector.get("expression"), vector.get("input"), expected, actual));
    }

    /** The function {@code format} is not offered, so its use must be refused. */
    private static boolean isLeftOut(JsonNode vector) {
        return vector.get("group").asText().equals("strings-format");
    }

    private static Outcome expected(JsonNode vector) {
        return vector.has("phase")
                ? Outcome.failure(vector.get("phase").asText())
                : new Outcome("", vector.get("type").asText(), vector.get("result"));
    }

    static Outcome actual(JsonNode vector) {
        CelProgram program;
        try {
            program = new Compiler(environment(vector), ExpressionLimits.DEFAULT)
                    .compile(vector.get("expression").asText());
        } catch (ExpressionCompileException _) {
            return Outcome.failure("check");
        }
        try {
            Object value = program.value(variables(vector.get("input")));
            return value instanceof Fault
                    ? Outcome.failure("eval")
                    : new Outcome(
                            "",
                            ValueText.typeOf(value),
                            read(ValueText.json(value).toString()));
        } catch (BudgetExhaustedException _) {
            return Outcome.failure("eval");
        }
    }

    /** Numbers come out of one reader on both sides: an integer is something else than the equal double. */
    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Environment environment(JsonNode vector) {
        return vector.get("env").asText().equals("response") ? Environment.RESPONSE : Environment.REQUEST;
    }

    private static Map<String, Object> variables(JsonNode input) {
        Map<String, Object> variables = new HashMap<>();
        input.properties().forEach(property -> variables.put(property.getKey(), JsonValues.of(property.getValue())));
        return variables;
    }

    /** Phase of the error, or type and value in JSON. */
    record Outcome(String phase, String type, JsonNode value) {

        static Outcome failure(String phase) {
            return new Outcome(phase, "", MissingNode.getInstance());
        }
    }
}
