package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.schema.JsonEquality;
import java.util.ArrayList;
import java.util.List;

/** Compares with an object that has more fields, because a real API server filled in defaults. */
final class Containment {

    private Containment() {}

    /** Lists what the fuller value does not have, or has otherwise; lists must be of the same length. */
    static List<String> missing(JsonNode fuller, JsonNode value, String path) {
        List<String> missing = new ArrayList<>();
        if (value.isObject() && fuller.isObject()) {
            value.properties()
                    .forEach(field -> missing.addAll(
                            missing(fuller.path(field.getKey()), field.getValue(), path + "." + field.getKey())));
        } else if (value.isArray() && fuller.isArray() && value.size() == fuller.size()) {
            for (int i = 0; i < value.size(); i++) {
                missing.addAll(missing(fuller.path(i), value.path(i), path + "[" + i + "]"));
            }
        } else if (!JsonEquality.same(fuller, value)) {
            missing.add("%s is %s, recorded is %s".formatted(path, value, fuller));
        }
        return missing;
    }
}
