package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.sandbox.expression.ExpressionException;
import io.connectors.sandbox.expression.ValidationRule;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the rules in CEL of a definition that cannot be used. What a rule may cost at most is not estimated; a real API server
 * refuses rules over lists and texts without a maximum length for that.
 */
final class RuleDeclarations {

    private static final List<String> REASONS =
            List.of("FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired");

    private final List<Cause> causes = new ArrayList<>();

    private RuleDeclarations() {}

    /** Checks the structural schema of one version, which is at a path of its CRD. */
    static List<Cause> check(JsonNode schema, String path) {
        var check = new RuleDeclarations();
        check.visit(new Spot(schema, schema, true, true), path);
        return check.causes;
    }

    /**
     * A part of the schema.
     *
     * @param spine what gives the values their type, where the part is a branch of a combination
     * @param comparable whether the old value of a value can be told
     */
    private record Spot(JsonNode declaring, JsonNode spine, boolean root, boolean comparable) {

        Spot below(String keyword, boolean stillComparable) {
            JsonNode inside = spine.path(keyword);
            boolean embedded = inside.path("x-kubernetes-embedded-resource").asBoolean();
            return new Spot(declaring.path(keyword), inside, embedded, comparable && stillComparable);
        }

        Spot field(String name) {
            JsonNode inside = spine.path("properties").path(name);
            boolean embedded = inside.path("x-kubernetes-embedded-resource").asBoolean();
            return new Spot(declaring.path("properties").path(name), inside, embedded, comparable);
        }
    }

    private void visit(Spot spot, String path) {
        rules(spot, path);
        var names = new TreeMap<String, JsonNode>();
        spot.declaring().path("properties").properties().forEach(field -> names.put(field.getKey(), field.getValue()));
        names.keySet().forEach(name -> visit(spot.field(name), "%s.properties[%s]".formatted(path, name)));
        if (spot.declaring().path("additionalProperties").isObject()) {
            visit(spot.below("additionalProperties", true), path + ".additionalProperties");
        }
        if (spot.declaring().path("items").isObject()) {
            boolean keyed = spot.spine().path("x-kubernetes-list-type").asText().equals("map");
            visit(spot.below("items", keyed), path + ".items");
        }
        int index = 0;
        for (JsonNode branch : spot.declaring().path("allOf")) {
            visit(
                    new Spot(branch, spot.spine(), spot.root(), spot.comparable()),
                    "%s.allOf[%d]".formatted(path, index++));
        }
    }

    private void rules(Spot spot, String path) {
        JsonNode declared = spot.declaring().path("x-kubernetes-validations");
        if (declared.isEmpty()) {
            return;
        }
        Optional<ValidationRule.Scope> scope = ValidationRule.scope(spot.spine(), spot.root());
        int index = 0;
        for (JsonNode rule : declared) {
            String at = "%s.x-kubernetes-validations[%d]".formatted(path, index++);
            if (wording(rule, at) && scope.isPresent()) {
                compile(scope.get(), rule, spot.comparable(), at);
            }
        }
    }

    /** Checks all but the expressions, and tells whether they are worth a look. */
    private boolean wording(JsonNode rule, String at) {
        int before = causes.size();
        String text = rule.path("rule").asText().strip();
        JsonNode message = rule.path("message");
        if (text.isEmpty()) {
            causes.add(Causes.required(at + ".rule", "rule is not specified"));
        } else if (!message.asText().isEmpty() && message.asText().isBlank()) {
            causes.add(Causes.invalid(at + ".message", message, "must be non-empty if specified"));
        } else if (message.asText().strip().contains("\n")) {
            causes.add(Causes.invalid(at + ".message", message, "must not contain line breaks"));
        } else if (text.contains("\n") && message.asText().isBlank()) {
            causes.add(Causes.required(at + ".message", "message must be specified if rule contains line breaks"));
        }
        JsonNode reason = rule.path("reason");
        if (reason.isTextual() && !REASONS.contains(reason.asText())) {
            causes.add(Causes.unsupported(at + ".reason", reason, REASONS));
        }
        return causes.size() == before;
    }

    private void compile(ValidationRule.Scope scope, JsonNode declared, boolean comparable, String at) {
        ValidationRule rule;
        try {
            rule = scope.compile(declared);
        } catch (ExpressionException e) {
            causes.add(Causes.invalid(at + ".rule", declared, e.message()));
            return;
        }
        try {
            scope.withMessage(rule, declared);
        } catch (ExpressionException e) {
            causes.add(Causes.invalid(at + ".messageExpression", declared, e.message()));
        }
        if (rule.isTransition() && !comparable) {
            causes.add(Causes.invalid(
                    at + ".rule",
                    TextNode.valueOf(declared.path("rule").asText()),
                    "oldSelf cannot be used on the uncorrelatable portion of the schema within "
                            + at.substring(0, at.lastIndexOf(".items") + ".items".length())));
        } else if (!rule.isTransition() && declared.has("optionalOldSelf")) {
            causes.add(Causes.invalid(
                    at + ".optionalOldSelf",
                    declared.path("optionalOldSelf"),
                    "may not be set if oldSelf is not used in rule"));
        }
    }
}
