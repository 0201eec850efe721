package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.registry.WriteOptions.FieldValidation;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.schema.Decoding;
import io.connectors.sandbox.schema.Pruning;
import java.util.List;

/** Checks what a patch made of an object: values that fit, no unknown fields. */
final class PatchedFields {

    private PatchedFields() {}

    /** Checks and prunes in place, and returns the warnings the client gets. */
    static List<String> check(Target target, ObjectNode object, FieldValidation validation) {
        Decoding.problem(target.served().schema(), object).ifPresent(problem -> {
            throw Decoding.refusal(target.type(), problem);
        });
        List<String> dropped = FieldCheck.prune(target, object);
        if (validation == FieldValidation.STRICT && !dropped.isEmpty()) {
            String error = Pruning.strictError(dropped);
            Cause cause = new Cause("FieldValueInvalid", "Invalid value: " + error, "patch");
            throw new ApiException(
                    422,
                    "Invalid",
                    " \"\" is invalid: patch: " + cause.message(),
                    ApiException.Subject.NONE,
                    List.of(cause));
        }
        return validation == FieldValidation.WARN
                ? dropped.stream().map("unknown field \"%s\""::formatted).toList()
                : List.of();
    }
}
