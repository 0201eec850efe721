package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;

/** The rule of ConfigMaps and Secrets that say {@code immutable: true}. */
final class Immutability {

    private Immutability() {}

    static List<Cause> problems(ObjectNode live, ObjectNode object, List<String> fields) {
        List<Cause> problems = new ArrayList<>();
        if (live.path("immutable").asBoolean()) {
            if (!object.path("immutable").asBoolean()) {
                problems.add(forbidden("immutable"));
            }
            fields.stream()
                    .filter(field -> !live.path(field).equals(object.path(field)))
                    .forEach(field -> problems.add(forbidden(field)));
        }
        return problems;
    }

    private static Cause forbidden(String field) {
        return new Cause("FieldValueForbidden", "Forbidden: field is immutable when `immutable` is set", field);
    }
}
