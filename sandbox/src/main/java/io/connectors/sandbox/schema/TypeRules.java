package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Cause;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Is the value of the declared type and format? */
final class TypeRules {

    // What the API server's formats accept, less strict than the RFCs.
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern URI = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:\\S+|/\\S*");
    private static final Pattern HOSTNAME = Pattern.compile(
            "([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");
    private static final Pattern DURATION = Pattern.compile("-?(\\d+(\\.\\d+)?(ns|us|µs|ms|s|m|h))+");

    private TypeRules() {}

    static List<Cause> check(Schema schema, JsonNode value, String path) {
        List<Cause> causes = new ArrayList<>();
        String wanted = wanted(schema.type());
        String actual = typeName(value);
        if (!fits(schema.type(), value)) {
            causes.add(Causes.wrongType(
                    path, actual, "%s in body must be of type %s: \"%s\"".formatted(path, wanted, actual)));
            if (schema.type() == Schema.Type.INTEGER && value.isNumber()) {
                causes.add(Causes.combination("Checked value must be of type integer (default format) in " + path));
            }
        }
        String format = schema.keyword("format").asText();
        if (value.isTextual() && schema.type() == Schema.Type.STRING && !hasFormat(format, value.textValue())) {
            String text = value.textValue();
            causes.add(Causes.wrongType(
                    path, text, "%s in body must be of type %s: \"%s\"".formatted(path, format, text)));
        }
        return causes;
    }

    static String typeName(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> isLong(value) ? "integer" : "number";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }

    private static boolean fits(Schema.Type type, JsonNode value) {
        return switch (type) {
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case STRING -> value.isTextual();
            case INTEGER -> isLong(value);
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case INT_OR_STRING -> isLong(value) || value.isTextual();
            case ANY -> true;
        };
    }

    /** A number with a fraction of zero is an integer for the API server. */
    private static boolean isLong(JsonNode value) {
        return value.isNumber()
                && value.canConvertToLong()
                && value.decimalValue().stripTrailingZeros().scale() <= 0;
    }

    private static String wanted(Schema.Type type) {
        return switch (type) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case INT_OR_STRING -> "integer,string";
            case ANY -> "";
        };
    }

    /** Unknown formats are no rule. */
    private static boolean hasFormat(String format, String text) {
        return switch (format) {
            case "date-time" -> parses(() -> OffsetDateTime.parse(text));
            case "date" -> parses(() -> LocalDate.parse(text));
            case "byte" -> parses(() -> Base64.getDecoder().decode(text));
            case "uuid" -> text.length() == 36 && parses(() -> UUID.fromString(text));
            case "email" -> EMAIL.matcher(text).matches();
            case "uri" -> URI.matcher(text).matches();
            case "hostname" -> HOSTNAME.matcher(text).matches();
            case "ipv4" -> IPV4.matcher(text).matches();
            case "duration" -> DURATION.matcher(text).matches();
            default -> true;
        };
    }

    private static boolean parses(Runnable parser) {
        try {
            parser.run();
            return true;
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }
}
