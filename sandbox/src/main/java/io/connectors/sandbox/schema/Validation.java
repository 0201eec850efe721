package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is wrong with an object, in the words of the API server.
 *
 * <p>Rules in CEL ({@code x-kubernetes-validations}) are kept in the schema and not evaluated.
 */
public final class Validation {

    private Validation() {}

    /** Checks an object that was decoded, pruned and defaulted; empty when it may be stored. */
    public static List<Cause> validate(Schema schema, ObjectNode object) {
        List<Cause> causes = new ArrayList<>(ObjectMetaRules.check(object.path("metadata")));
        causes.addAll(schema.builtIn() ? BuiltInRules.check(schema, object) : ValueValidation.check(schema, object));
        return causes;
    }
}
