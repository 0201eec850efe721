package io.connectors.sandbox.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of JSONPath that printer columns may use: fields, indexes, {@code [*]} and filters on equality, such as
 * {@code .status.conditions[?(@.type=="Ready")].status}.
 */
final class ColumnPath {

    private static final Pattern STEP = Pattern.compile(
            "\\.((?:[^.\\[\\\\]|\\\\.)+)" // .field, dots escaped
                    + "|\\[['\"]([^'\"]+)['\"]\\]" // ['field']
                    + "|\\[(-?\\d+)\\]" // [0]
                    + "|(\\[\\*\\])" // [*]
                    + "|\\[\\?\\(\\s*@\\.([^=!\\s]+)\\s*==\\s*['\"]?([^'\")]*)['\"]?\\s*\\)\\]"); // [?(@.field=="value")]

    private final List<Step> steps;

    private sealed interface Step {
        record Field(String name) implements Step {}

        record Index(int index) implements Step {}

        record Every() implements Step {}

        record Equal(ColumnPath path, String value) implements Step {}
    }

    private ColumnPath(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Parses a path; one that is not understood finds nothing. */
    static ColumnPath parse(String text) {
        String path = text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path.startsWith(".") || path.startsWith("[") ? path : "." + path);
        while (matcher.lookingAt()) {
            steps.add(step(matcher));
            matcher.region(matcher.end(), matcher.regionEnd());
        }
        return new ColumnPath(matcher.regionStart() == matcher.regionEnd() ? steps : List.of(new Step.Index(-1)));
    }

    /** Finds the first value. */
    Optional<JsonNode> find(JsonNode object) {
        List<JsonNode> found = List.of(object);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> follow(step, node, next));
            found = next;
        }
        return found.stream()
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .findFirst();
    }

    private static Step step(Matcher matcher) {
        if (matcher.group(1) != null) {
            return new Step.Field(matcher.group(1).replace("\\", ""));
        }
        if (matcher.group(2) != null) {
            return new Step.Field(matcher.group(2));
        }
        if (matcher.group(3) != null) {
            return new Step.Index(Integer.parseInt(matcher.group(3)));
        }
        return matcher.group(4) != null
                ? new Step.Every()
                : new Step.Equal(parse("." + matcher.group(5)), matcher.group(6));
    }

    private static void follow(Step step, JsonNode node, List<JsonNode> found) {
        switch (step) {
            case Step.Field(var name) -> found.add(node.path(name));
            case Step.Index(var index) -> found.add(node.path(index));
            case Step.Every() -> node.forEach(found::add);
            case Step.Equal(var path, var value) ->
                node.forEach(item -> path.find(item)
                        .filter(actual -> actual.asText().equals(value))
                        .ifPresent(_ -> found.add(item)));
        }
    }
}
