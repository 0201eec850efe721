package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.expression.ExpressionException;
import io.connectors.sandbox.expression.MatchCondition;
import io.connectors.sandbox.resource.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Decides by their conditions which requests webhooks are asked about. Safe for any thread. */
final class MatchConditions {

    private static final int MAX_COMPILED = 1000;

    // By their text. Conditions of configurations long gone go when there are too many.
    private final Map<String, MatchCondition> compiled = new ConcurrentHashMap<>();

    /**
     * Tells whether a request meets all conditions: one that is not met decides, even if others cannot be evaluated.
     *
     * @throws ApiException when one cannot be evaluated and requests are not to pass for that
     */
    boolean hold(Webhook webhook, AdmissionRequest request) {
        JsonNode conditions = webhook.node().path("matchConditions");
        if (conditions.isEmpty()) {
            return true;
        }
        ObjectNode asked = new Review("", request, false).asked();
        List<String> problems = new ArrayList<>();
        for (JsonNode condition : conditions) {
            try {
                if (!condition(condition.path("expression").asText()).holds(asked)) {
                    return false;
                }
            } catch (ExpressionException e) {
                problems.add("expression '%s' resulted in error: %s"
                        .formatted(condition.path("expression").asText(), e.message()));
            }
        }
        if (!problems.isEmpty() && !webhook.isOptional()) {
            throw ApiException.forbidden(request.type(), request.name(), String.join(", ", problems));
        }
        return problems.isEmpty();
    }

    private MatchCondition condition(String text) {
        if (compiled.size() > MAX_COMPILED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(text, MatchCondition::compile);
    }
}
