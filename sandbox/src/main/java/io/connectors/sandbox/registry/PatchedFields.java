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

    /** Checks and prunes in place. */
    static void check(Target target, ObjectNode object, WriteOptions options) {
        Decoding.problem(target.served().schema(), object).ifPresent(problem -> {
            throw Decoding.refusal(target.type(), problem);
        });
        List<String> dropped = FieldCheck.prune(target, object);
        if (options.fieldValidation() == FieldValidation.STRICT && !dropped.isEmpty()) {
            String error = Pruning.strictError(dropped);
            Cause cause = new Cause("FieldValueInvalid", "Invalid value: " + error, "patch");
            throw new ApiException(
                    422,
                    "Invalid",
                    " \"\" is invalid: patch: " + cause.message(),
                    ApiException.Subject.NONE,
                    List.of(cause));
        }
        if (options.fieldValidation() == FieldValidation.WARN) {
            dropped.forEach(path -> options.terms().warnings().add("unknown field \"%s\"".formatted(path)));
        }
    }
}
