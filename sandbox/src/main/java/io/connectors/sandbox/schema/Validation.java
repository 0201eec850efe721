package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is wrong with an object, in the words of the API server.
 */
public final class Validation {

    private Validation() {}

    /** Checks a new object that was decoded, pruned and defaulted. */
    public static Findings validate(Schema schema, ObjectNode object) {
        return validate(schema, MissingNode.getInstance(), object);
    }

    /**
     * Checks an object that was decoded, pruned and defaulted.
     *
     * @param live what it is to replace; missing for a new object
     */
    public static Findings validate(Schema schema, JsonNode live, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(ObjectMetaRules.check(object.path("metadata")));
        if (schema.builtIn()) {
            causes.addAll(BuiltInRules.check(schema, object));
            return Findings.of(causes);
        }
        causes.addAll(ValueValidation.check(schema, object));
        return RuleValidation.check(schema.rules(), live, object, causes);
    }
}
