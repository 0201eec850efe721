package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Cause;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Are a text's length and pattern and a number's size as declared? */
final class ScalarRules {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private ScalarRules() {}

    static List<Cause> check(Schema schema, JsonNode value, String path) {
        if (value.isTextual()) {
            return text(schema, value, path);
        }
        return value.isNumber() ? number(schema, value, path) : List.of();
    }

    private static List<Cause> text(Schema schema, JsonNode value, String path) {
        String text = value.textValue();
        int length = text.codePointCount(0, text.length());
        JsonNode maxLength = schema.keyword("maxLength");
        if (maxLength.isNumber() && length > maxLength.asInt()) {
            return List.of(Causes.tooLong(path, maxLength.asInt()));
        }
        int minLength = schema.keyword("minLength").asInt();
        if (length < minLength) {
            return List.of(Causes.invalid(
                    path, value, "%s in body should be at least %d chars long".formatted(path, minLength)));
        }
        String pattern = schema.keyword("pattern").asText();
        boolean matches = pattern.isEmpty()
                || PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(text)
                        .find();
        return matches
                ? List.of()
                : List.of(Causes.invalid(path, value, "%s in body should match '%s'".formatted(path, pattern)));
    }

    private static List<Cause> number(Schema schema, JsonNode value, String path) {
        List<Cause> causes = new ArrayList<>();
        BigDecimal number = value.decimalValue();
        JsonNode multipleOf = schema.keyword("multipleOf");
        if (multipleOf.isNumber() && number.remainder(multipleOf.decimalValue()).signum() != 0) {
            causes.add(Causes.invalid(
                    path, value, "%s in body should be a multiple of %s".formatted(path, goText(multipleOf))));
        }
        JsonNode maximum = schema.keyword("maximum");
        if (maximum.isNumber()) {
            boolean exclusive = schema.keyword("exclusiveMaximum").asBoolean();
            int order = number.compareTo(maximum.decimalValue());
            if (order > 0 || (exclusive && order == 0)) {
                String words = exclusive ? "less than" : "less than or equal to";
                causes.add(Causes.invalid(
                        path, value, "%s in body should be %s %s".formatted(path, words, goText(maximum))));
            }
        }
        JsonNode minimum = schema.keyword("minimum");
        if (minimum.isNumber()) {
            boolean exclusive = schema.keyword("exclusiveMinimum").asBoolean();
            int order = number.compareTo(minimum.decimalValue());
            if (order < 0 || (exclusive && order == 0)) {
                String words = exclusive ? "greater than" : "greater than or equal to";
                causes.add(Causes.invalid(
                        path, value, "%s in body should be %s %s".formatted(path, words, goText(minimum))));
            }
        }
        return causes;
    }

    /** Clients send 9 and 9.0 for the same bound; Go shows both as 9. */
    private static String goText(JsonNode number) {
        return number.decimalValue().stripTrailingZeros().toPlainString();
    }
}
