package io.connectors.sandbox.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON as the values that expressions see. */
final class SchemaValues {

    private static final Pattern DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Double> NANOS =
            Map.of("ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "m", 60e9, "h", 3600e9);

    private SchemaValues() {}

    static Object of(SchemaType type, JsonNode value) {
        if (value.isNull()) {
            return NullValue.NULL_VALUE;
        }
        return switch (type) {
            case SchemaType.Dynamic _ -> ofAny(value);
            case SchemaType.Scalar(var kind) -> scalar(kind, value);
            case SchemaType.ListOf(var items) -> {
                List<Object> list = new ArrayList<>();
                value.forEach(item -> list.add(of(items, item)));
                yield list;
            }
            case SchemaType.MapOf(var values) -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.properties().forEach(entry -> map.put(entry.getKey(), of(values, entry.getValue())));
                yield map;
            }
            case SchemaType.Struct(var fields) -> struct(fields, value);
        };
    }

    /** Translates a value of which no type is known. */
    static Object ofAny(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.properties().forEach(entry -> map.put(entry.getKey(), ofAny(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                value.forEach(item -> list.add(ofAny(item)));
                yield list;
            }
            case STRING, BINARY -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.isIntegralNumber() ? (Object) value.asLong() : (Object) value.asDouble();
            case NULL, MISSING -> NullValue.NULL_VALUE;
        };
    }

    private static Map<String, Object> struct(Map<String, SchemaType> fields, JsonNode value) {
        Map<String, Object> struct = new LinkedHashMap<>();
        fields.forEach((name, type) -> {
            if (value.has(name)) {
                FieldNames.spellings(name).forEach(escaped -> struct.put(escaped, of(type, value.path(name))));
            }
        });
        return struct;
    }

    private static Object scalar(SchemaType.Kind kind, JsonNode value) {
        return switch (kind) {
            case TEXT -> value.asText();
            case BYTES -> CelByteString.of(Base64.getDecoder().decode(value.asText()));
            case DURATION -> duration(value.asText());
            case DATE -> LocalDate.parse(value.asText()).atStartOfDay().toInstant(ZoneOffset.UTC);
            case TIME -> time(value.asText());
            case BOOLEAN -> value.asBoolean();
            case NUMBER -> value.asDouble();
            case INTEGER -> value.asLong();
        };
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new ExpressionException("failed to parse time " + text, e);
        }
    }

    private static Duration duration(String text) {
        Matcher part = DURATION_PART.matcher(text);
        double nanos = 0;
        while (part.find()) {
            nanos += Double.parseDouble(part.group(1)) * NANOS.getOrDefault(part.group(2), 0.0);
        }
        return Duration.ofNanos((long) (text.startsWith("-") ? -nanos : nanos));
    }
}
