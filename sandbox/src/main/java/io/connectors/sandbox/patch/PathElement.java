package io.connectors.sandbox.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One step of a field path, in the two spellings the API server has: {@code f:name} in {@code managedFields} and {@code
 * .name} in messages.
 */
sealed interface PathElement extends Comparable<PathElement> {

    /** A field of an object. */
    record Field(String name) implements PathElement {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /** The item of a list of type map with these key fields. */
    record Key(SortedMap<String, JsonNode> fields) implements PathElement {
        @Override
        public String toString() {
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** The item of a list of type set. */
    record Value(JsonNode value) implements PathElement {
        @Override
        public String toString() {
            return "[=" + value + "]";
        }
    }

    /** The item at a place; written by nobody today, but readable. */
    record Index(int index) implements PathElement {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** Reads the spelling of {@code managedFields}; empty for kinds of steps this version does not know. */
    static Optional<PathElement> parse(String text) {
        if (text.length() < 2 || text.charAt(1) != ':') {
            return Optional.empty();
        }
        String content = text.substring(2);
        try {
            return switch (text.charAt(0)) {
                case 'f' -> Optional.of(new Field(content));
                case 'v' -> Optional.of(new Value(Json.MAPPER.readTree(content)));
                case 'i' -> Optional.of(new Index(Integer.parseInt(content)));
                case 'k' -> {
                    SortedMap<String, JsonNode> fields = new TreeMap<>();
                    Json.MAPPER
                            .readTree(content)
                            .properties()
                            .forEach(field -> fields.put(field.getKey(), field.getValue()));
                    yield Optional.of(new Key(fields));
                }
                default -> Optional.empty();
            };
        } catch (JsonProcessingException | NumberFormatException e) {
            throw new InvalidManagedFieldsException(
                    "\"%s\" in metadata.managedFields is not a path".formatted(text), e);
        }
    }

    /** Returns the spelling of {@code managedFields}. */
    default String wire() {
        return switch (this) {
            case Field(var name) -> "f:" + name;
            case Value(var value) -> "v:" + value;
            case Index(var index) -> "i:" + index;
            case Key(var fields) ->
                "k:{"
                        + fields.entrySet().stream()
                                .map(field -> Json.quote(field.getKey()) + ":" + field.getValue())
                                .collect(Collectors.joining(","))
                        + "}";
        };
    }

    @Override
    default int compareTo(PathElement other) {
        return switch (this) {
            case Field(var name) when other instanceof Field(var otherName) -> name.compareTo(otherName);
            case Key(var fields) when other instanceof Key(var otherFields) -> compareFields(fields, otherFields);
            case Value(var value) when other instanceof Value(var otherValue) -> Json.ORDER.compare(value, otherValue);
            case Index(var index) when other instanceof Index(var otherIndex) -> Integer.compare(index, otherIndex);
            default -> Integer.compare(rank(), other.rank());
        };
    }

    private int rank() {
        return switch (this) {
            case Field ignored -> 0;
            case Key ignored -> 1;
            case Value ignored -> 2;
            case Index ignored -> 3;
        };
    }

    private static int compareFields(SortedMap<String, JsonNode> left, SortedMap<String, JsonNode> right) {
        Iterator<Map.Entry<String, JsonNode>> others = right.entrySet().iterator();
        for (Map.Entry<String, JsonNode> field : left.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, JsonNode> other = others.next();
            int order = field.getKey().compareTo(other.getKey());
            order = order == 0 ? Json.ORDER.compare(field.getValue(), other.getValue()) : order;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    /** The JSON values that occur in paths. */
    final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();

        // Numbers, then texts, then booleans: the order in which the API server writes its sets.
        static final Comparator<JsonNode> ORDER = Json::compare;

        private Json() {}

        static String quote(String text) {
            return MAPPER.getNodeFactory().textNode(text).toString();
        }

        private static int compare(JsonNode left, JsonNode right) {
            if (left.isNumber() && right.isNumber()) {
                return left.decimalValue().compareTo(right.decimalValue());
            }
            if (left.isTextual() && right.isTextual()) {
                return left.textValue().compareTo(right.textValue());
            }
            int order = Integer.compare(rank(left), rank(right));
            return order == 0 ? left.toString().compareTo(right.toString()) : order;
        }

        private static int rank(JsonNode value) {
            return switch (value.getNodeType()) {
                case NUMBER -> 0;
                case STRING -> 1;
                case BOOLEAN -> 2;
                default -> 3;
            };
        }
    }
}
