package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.expression.ExpressionException;
import io.connectors.sandbox.expression.ValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rules in CEL of a structural schema, compiled, at the places of the values they are about. Immutable.
 *
 * @param type the declared type of the values
 * @param listKeys the fields that tell items of a list apart, none when nothing does
 */
record RuleTree(
        String type,
        List<Rule> rules,
        Map<String, RuleTree> fields,
        Optional<RuleTree> values,
        Optional<RuleTree> items,
        List<String> listKeys,
        List<RuleTree> branches) {

    /**
     * One rule.
     *
     * @param compiled empty when it does not compile, which keeps every object from being valid
     * @param problem why it does not compile
     */
    record Rule(JsonNode declared, Optional<ValidationRule> compiled, String problem) {}

    /** Reads the schema of a whole object. */
    static RuleTree ofObject(ObjectNode schema) {
        return of(schema, schema, true);
    }

    /**
     * @param declaring where the rules are: the schema itself, or a branch of its {@code allOf}
     * @param spine what gives the values their type
     */
    private static RuleTree of(JsonNode declaring, JsonNode spine, boolean root) {
        Map<String, RuleTree> fields = new TreeMap<>();
        declaring.path("properties").properties().stream()
                .filter(field -> !(root && field.getKey().equals("metadata")))
                .filter(field -> spine.path("properties").has(field.getKey()))
                .forEach(field -> child(
                                field.getValue(), spine.path("properties").path(field.getKey()))
                        .ifPresent(tree -> fields.put(field.getKey(), tree)));
        List<RuleTree> branches = new ArrayList<>();
        for (JsonNode branch : declaring.path("allOf")) {
            RuleTree tree = of(branch, spine, root);
            if (!tree.isEmpty()) {
                branches.add(tree);
            }
        }
        return new RuleTree(
                spine.path("type").asText(),
                rules(declaring.path("x-kubernetes-validations"), spine, root),
                fields,
                child(declaring.path("additionalProperties"), spine.path("additionalProperties")),
                child(declaring.path("items"), spine.path("items")),
                texts(spine.path("x-kubernetes-list-map-keys")),
                branches);
    }

    boolean isEmpty() {
        return rules.isEmpty() && fields.isEmpty() && values.isEmpty() && items.isEmpty() && branches.isEmpty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Optional<RuleTree> child(JsonNode declaring, JsonNode spine) {
        if (!declaring.isObject() || !spine.isObject()) {
            return Optional.empty();
        }
        boolean embedded = spine.path("x-kubernetes-embedded-resource").asBoolean();
        return Optional.of(of(declaring, spine, embedded)).filter(tree -> !tree.isEmpty());
    }

    private static List<Rule> rules(JsonNode declared, JsonNode spine, boolean root) {
        if (declared.isEmpty()) {
            return List.of();
        }
        Optional<ValidationRule.Scope> scope = ValidationRule.scope(spine, root);
        List<Rule> rules = new ArrayList<>();
        for (JsonNode each : declared) {
            rules.add(scope.map(found -> compile(found, each))
                    .orElseGet(
                            () -> new Rule(each, Optional.empty(), "values of this schema cannot be seen by rules")));
        }
        return rules;
    }

    private static Rule compile(ValidationRule.Scope scope, JsonNode declared) {
        try {
            ValidationRule rule = scope.compile(declared);
            return new Rule(declared, Optional.of(scope.withMessage(rule, declared)), "");
        } catch (ExpressionException e) {
            return new Rule(declared, Optional.empty(), e.message());
        }
    }
}
