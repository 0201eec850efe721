package io.connectors.crds.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of the language in the JSON form of the vectors. */
final class ValueText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ValueText() {}

    static String typeOf(Object value) {
        return switch (TypeName.of(value).name()) {
            case "null_type" -> "null";
            case "google.protobuf.Timestamp" -> "timestamp";
            case "google.protobuf.Duration" -> "duration";
            case "optional_type" -> "optional";
            case String name -> name;
        };
    }

    static JsonNode json(Object value) {
        return switch (value) {
            case Boolean flag -> JSON.booleanNode(flag);
            case Long number -> JSON.numberNode(number);
            case Uint number -> JSON.numberNode(new BigInteger(number.toString()));
            case Double number -> number.isNaN() || number.isInfinite() ? text(number) : JSON.numberNode(number);
            case String text -> JSON.textNode(text);
            case Bytes bytes -> JSON.textNode(Base64.getEncoder().encodeToString(bytes.content()));
            case Nil _ -> JSON.nullNode();
            case List<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(element -> array.add(json(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((key, element) -> object.set(key.toString(), json(element)));
                yield object;
            }
            case Timestamp time -> JSON.textNode(Times.text(new Timestamp(time.instant(), 0)));
            case Duration duration -> JSON.textNode(Times.text(duration));
            case TypeName type -> JSON.textNode(type.name());
            case Optional<?> optional ->
                optional.isPresent()
                        ? JSON.objectNode().set("value", json(optional.get()))
                        : JSON.objectNode().put("none", true);
            default -> throw new IllegalArgumentException("no value of the language: " + value.getClass());
        };
    }

    private static JsonNode text(Double number) {
        return JSON.textNode(NumberTexts.of(number));
    }
}
