package io.connectors.sandbox.selector;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.ApiException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which labels an object must have: {@code a=b,c!=d,e in (f,g),h notin (i),j,!k,l>3}.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
public final class LabelSelector {

    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    private final List<Requirement> requirements;

    sealed interface Requirement {
        String key();

        record Exists(String key) implements Requirement {}

        record Missing(String key) implements Requirement {}

        record In(String key, Set<String> values) implements Requirement {}

        record NotIn(String key, Set<String> values) implements Requirement {}

        record Greater(String key, long bound) implements Requirement {}

        record Less(String key, long bound) implements Requirement {}
    }

    LabelSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** Parses a selector; an empty one selects everything. */
    public static LabelSelector parse(String text) {
        try {
            return text.isBlank() ? EVERYTHING : new LabelSelector(new LabelSelectorParser(text).parse());
        } catch (SelectorSyntaxException e) {
            throw ApiException.badRequest("unable to parse requirement: " + e.getMessage());
        }
    }

    /** Reads the selector of an object; one without requirements selects everything. */
    public static LabelSelector of(JsonNode selector) {
        List<Requirement> requirements = new ArrayList<>();
        selector.path("matchLabels")
                .properties()
                .forEach(label -> requirements.add(new Requirement.In(
                        label.getKey(), Set.of(label.getValue().asText()))));
        for (JsonNode expression : selector.path("matchExpressions")) {
            String key = expression.path("key").asText();
            Set<String> values = new HashSet<>();
            expression.path("values").forEach(value -> values.add(value.asText()));
            requirements.add(
                    switch (expression.path("operator").asText()) {
                        case "In" -> new Requirement.In(key, values);
                        case "NotIn" -> new Requirement.NotIn(key, values);
                        case "Exists" -> new Requirement.Exists(key);
                        default -> new Requirement.Missing(key);
                    });
        }
        return requirements.isEmpty() ? EVERYTHING : new LabelSelector(requirements);
    }

    public boolean matches(Map<String, String> labels) {
        return requirements.stream().allMatch(requirement -> matches(requirement, labels));
    }

    private static boolean matches(Requirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.key());
        return switch (requirement) {
            case Requirement.Exists _ -> value != null;
            case Requirement.Missing _ -> value == null;
            case Requirement.In(var _, var values) -> value != null && values.contains(value);
            case Requirement.NotIn(var _, var values) -> value == null || !values.contains(value);
            case Requirement.Greater(var _, var bound) -> value != null && isNumber(value) && number(value) > bound;
            case Requirement.Less(var _, var bound) -> value != null && isNumber(value) && number(value) < bound;
        };
    }

    static boolean isNumber(String value) {
        return value.matches("-?\\d{1,18}");
    }

    static long number(String value) {
        return Long.parseLong(value);
    }
}
