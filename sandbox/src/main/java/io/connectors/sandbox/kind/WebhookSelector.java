package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Cause;
import java.util.List;

/** What a label selector in a webhook must say. */
final class WebhookSelector {

    private WebhookSelector() {}

    static void check(JsonNode selector, String path, List<Cause> causes) {
        int index = 0;
        for (JsonNode expression : selector.path("matchExpressions")) {
            String at = "%s.matchExpressions[%d]".formatted(path, index++);
            boolean values = !expression.path("values").isEmpty();
            switch (expression.path("operator").asText()) {
                case "In", "NotIn" -> {
                    if (!values) {
                        causes.add(new Cause(
                                "FieldValueRequired",
                                "Required value: must be specified when `operator` is 'In' or 'NotIn'",
                                at + ".values"));
                    }
                }
                case "Exists", "DoesNotExist" -> {
                    if (values) {
                        causes.add(new Cause(
                                "FieldValueForbidden",
                                "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                                at + ".values"));
                    }
                }
                default ->
                    causes.add(new Cause(
                            "FieldValueInvalid",
                            "Invalid value: %s: not a valid selector operator".formatted(expression.path("operator")),
                            at + ".operator"));
            }
        }
    }
}
