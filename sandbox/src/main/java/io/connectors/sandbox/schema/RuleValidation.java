package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.expression.ExpressionException;
import io.connectors.sandbox.expression.ValidationRule;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks an object against the rules in CEL of its schema.
 *
 * <p>What a change leaves as it was may break a rule that came later: that is a warning.
 */
final class RuleValidation {

    // After these the values may not be of the types that the rules were compiled for.
    private static final Set<String> BLOCKING = Set.of(
            "FieldValueNotSupported",
            "FieldValueRequired",
            "FieldValueTooLong",
            "FieldValueTooMany",
            "FieldValueTypeInvalid");
    private static final Cause NOT_CHECKED = new Cause(
            "FieldValueInvalid",
            "Invalid value: null: some validation rules were not checked because the object was invalid; correct the"
                    + " existing errors to complete validation",
            "<nil>");

    private final List<Cause> causes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private RuleValidation() {}

    /**
     * Checks an object.
     *
     * @param live missing for a new object
     * @param found what else is wrong with it
     */
    static Findings check(RuleTree tree, JsonNode live, ObjectNode object, List<Cause> found) {
        if (tree.isEmpty()) {
            return Findings.of(found);
        }
        var validation = new RuleValidation();
        validation.causes.addAll(found);
        if (found.stream().anyMatch(cause -> BLOCKING.contains(cause.reason()))) {
            validation.causes.add(NOT_CHECKED);
        } else {
            validation.visit(tree, object, live, "");
        }
        return new Findings(validation.causes, validation.warnings);
    }

    private void visit(RuleTree tree, JsonNode value, JsonNode old, String path) {
        if (value.isNull() || value.isMissingNode()) {
            return;
        }
        tree.rules().forEach(rule -> apply(tree, rule, new Place(value, old, path)));
        tree.branches().forEach(branch -> visit(branch, value, old, path));
        if (value.isObject()) {
            tree.fields().forEach((name, field) -> visit(field, value.path(name), old.path(name), below(path, name)));
            tree.values()
                    .ifPresent(values -> value.properties()
                            .forEach(entry -> visit(
                                    values,
                                    entry.getValue(),
                                    old.path(entry.getKey()),
                                    path + "[" + entry.getKey() + "]")));
        }
        if (value.isArray() && tree.items().isPresent()) {
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.path(i);
                visit(tree.items().get(), item, before(tree.listKeys(), item, value, old), path + "[" + i + "]");
            }
        }
    }

    /** Without keys nobody can say what an item was before, unless the whole list is as it was. */
    private static JsonNode before(List<String> keys, JsonNode item, JsonNode list, JsonNode oldList) {
        if (list.equals(oldList)) {
            return item;
        }
        for (JsonNode old : oldList) {
            if (!keys.isEmpty() && keys.stream().allMatch(key -> old.path(key).equals(item.path(key)))) {
                return old;
            }
        }
        return MissingNode.getInstance();
    }

    private record Place(JsonNode value, JsonNode old, String path) {
        boolean isUnchanged() {
            return value.equals(old);
        }
    }

    private void apply(RuleTree tree, RuleTree.Rule rule, Place place) {
        String type = '"' + tree.type() + '"';
        if (rule.compiled().isEmpty()) {
            causes.add(invalid(place.path(), type + ": rule compile error: " + rule.problem()));
            return;
        }
        ValidationRule compiled = rule.compiled().get();
        if (!compiled.appliesTo(place.old())) {
            return;
        }
        try {
            if (!compiled.holds(place.value(), place.old())) {
                Cause cause = refusal(tree, rule, compiled, place);
                if (place.isUnchanged() && !compiled.isTransition()) {
                    warnings.add(describe(cause));
                } else {
                    causes.add(cause);
                }
            }
        } catch (ExpressionException e) {
            causes.add(invalid(
                    place.path(), "%s: %s evaluating rule: %s".formatted(type, e.message(), name(rule.declared()))));
        }
    }

    private static Cause refusal(RuleTree tree, RuleTree.Rule rule, ValidationRule compiled, Place place) {
        JsonNode declared = rule.declared();
        String detail = compiled.message(place.value(), place.old()).orElseGet(() -> message(declared));
        String below = declared.path("fieldPath").asText().replaceAll("\\['([^']*)']", ".$1");
        String path = place.path() + below;
        String field = path.startsWith(".") ? path.substring(1) : path;
        boolean whole = tree.type().equals("object") || tree.type().equals("array");
        return switch (declared.path("reason").asText()) {
            case "FieldValueForbidden" -> Causes.forbidden(field, detail);
            case "FieldValueRequired" -> Causes.required(field, detail);
            case "FieldValueDuplicate" ->
                new Cause(
                        "FieldValueDuplicate", whole ? "Duplicate value" : "Duplicate value: " + place.value(), field);
            default -> invalid(field, whole ? detail : place.value() + ": " + detail);
        };
    }

    private static Cause invalid(String path, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: " + detail, path.isEmpty() ? "<nil>" : path);
    }

    private static String message(JsonNode declared) {
        String message = declared.path("message").asText().strip();
        return message.isEmpty() ? "failed rule: " + name(declared) : message;
    }

    /** A rule is called by its message, by its text only when it has none. */
    private static String name(JsonNode declared) {
        String message = declared.path("message").asText().strip();
        return message.isEmpty() ? declared.path("rule").asText().strip() : message;
    }

    private static String describe(Cause cause) {
        return cause.field() + ": " + cause.message();
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
