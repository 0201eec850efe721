package io.connectors.sandbox.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.sandbox.discovery.PrinterColumn;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** One column: its header, and how its cell is read off an object at a moment. */
record Column(PrinterColumn header, Cell cell) {

    private static final String NONE = "<none>";

    interface Cell {
        JsonNode of(ObjectNode object, Instant now);
    }

    static Column declared(PrinterColumn header) {
        ColumnPath path = ColumnPath.parse(header.jsonPath());
        return new Column(
                header,
                (object, now) -> path.find(object)
                        .map(value -> show(value, header.type(), now))
                        .orElse(NullNode.instance));
    }

    static Column text(String name, Function<ObjectNode, String> value) {
        return new Column(header(name, "string", 0), (object, _) -> TextNode.valueOf(orNone(value.apply(object))));
    }

    /** A column that only {@code -o wide} shows. */
    static Column wide(String name, Function<ObjectNode, String> value) {
        return new Column(header(name, "string", 1), (object, _) -> TextNode.valueOf(orNone(value.apply(object))));
    }

    static Column number(String name, Function<ObjectNode, Integer> value) {
        return new Column(header(name, "integer", 0), (object, _) -> IntNode.valueOf(value.apply(object)));
    }

    static Column age(String name, String path) {
        ColumnPath time = ColumnPath.parse(path);
        return new Column(
                header(name, "string", 0),
                (object, now) -> time.find(object).map(value -> age(value, now)).orElse(TextNode.valueOf("<unknown>")));
    }

    private static PrinterColumn header(String name, String type, int priority) {
        return new PrinterColumn(name, type, "", "", priority, "");
    }

    private static String orNone(String value) {
        return value.isEmpty() ? NONE : value;
    }

    private static JsonNode show(JsonNode value, String type, Instant now) {
        return switch (type) {
            case "date" -> age(value, now);
            case "string" -> TextNode.valueOf(value.isValueNode() ? value.asText() : value.toString());
            default -> value;
        };
    }

    private static JsonNode age(JsonNode value, Instant now) {
        try {
            return TextNode.valueOf(Age.of(Duration.between(Instant.parse(value.asText()), now)));
        } catch (DateTimeException e) {
            return TextNode.valueOf("<invalid>");
        }
    }
}
