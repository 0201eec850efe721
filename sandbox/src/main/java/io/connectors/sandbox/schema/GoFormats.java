package io.connectors.sandbox.schema;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The names and text formats of the Go types behind the schemas of built-in kinds. */
final class GoFormats {

    private static final String TIME_LAYOUT = "2006-01-02T15:04:05Z07:00";
    private static final String MICRO_TIME_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";

    private GoFormats() {}

    /** Returns what Go says about a text that is not of its declared format. */
    static Optional<String> problem(Schema schema, String text) {
        return switch (schema.keyword("format").asText()) {
            case "byte" -> base64(text);
            case "date-time" -> time(schema, text);
            default -> Optional.empty();
        };
    }

    static String typeName(Schema schema) {
        return switch (schema.type()) {
            case OBJECT -> objectType(schema);
            case ARRAY -> "[]" + schema.items().map(GoFormats::typeName).orElse("interface {}");
            case STRING -> "string";
            case INTEGER -> schema.keyword("format").asText("int64");
            case NUMBER -> "float64";
            case BOOLEAN -> "bool";
            case INT_OR_STRING -> "intstr.IntOrString";
            case ANY -> "interface {}";
        };
    }

    /** The last two parts of a component's name are Go's package and type. */
    private static String objectType(Schema schema) {
        Optional<Schema> values = schema.additionalProperties();
        if (values.isPresent()) {
            return "map[string]" + typeName(values.get());
        }
        String component = schema.typeName();
        int type = component.lastIndexOf('.');
        return component.substring(component.lastIndexOf('.', type - 1) + 1);
    }

    private static Optional<String> base64(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean padding = letter == '=' && i >= text.length() - 2;
            boolean lineBreak = letter == '\n' || letter == '\r';
            if (!isBase64(letter) && !padding && !lineBreak) {
                return Optional.of("illegal base64 data at input byte " + i);
            }
        }
        long letters =
                text.chars().filter(letter -> letter != '\n' && letter != '\r').count();
        return letters % 4 == 0
                ? Optional.empty()
                : Optional.of("illegal base64 data at input byte " + letters / 4 * 4);
    }

    private static boolean isBase64(char letter) {
        return (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || (letter >= '0' && letter <= '9')
                || letter == '+'
                || letter == '/';
    }

    private static Optional<String> time(Schema schema, String text) {
        String layout = schema.typeName().endsWith("MicroTime") ? MICRO_TIME_LAYOUT : TIME_LAYOUT;
        try {
            OffsetDateTime.parse(text);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(
                    "parsing time \"%s\" as \"%s\": cannot parse \"%s\" as \"2006\"".formatted(text, layout, text));
        }
    }
}
