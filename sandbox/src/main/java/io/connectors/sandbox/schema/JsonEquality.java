package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** Compares JSON values by what they mean: 1, 1.0 and the same number read as a long are one value. */
public final class JsonEquality {

    private JsonEquality() {}

    public static boolean same(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return (left.isIntegralNumber() && right.isIntegralNumber())
                    ? left.bigIntegerValue().equals(right.bigIntegerValue())
                    : left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isArray() && right.isArray()) {
            return sameItems(left, right);
        }
        if (left.isObject() && right.isObject()) {
            return left.size() == right.size()
                    && left.properties().stream()
                            .allMatch(field ->
                                    right.has(field.getKey()) && same(field.getValue(), right.path(field.getKey())));
        }
        return left.equals(right);
    }

    private static boolean sameItems(JsonNode left, JsonNode right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<JsonNode> others = right.iterator();
        for (JsonNode item : left) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
    }
}
