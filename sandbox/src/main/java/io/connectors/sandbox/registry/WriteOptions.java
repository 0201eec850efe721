package io.connectors.sandbox.registry;

import io.connectors.sandbox.resource.UserInfo;

/**
 * How a write is meant.
 *
 * @param user who writes; decides nothing here but what roles they may hand out
 * @param fieldManager who owns the fields set
 * @param dryRun whether to do everything but keep the result
 */
public record WriteOptions(UserInfo user, String fieldManager, boolean dryRun, FieldValidation fieldValidation) {

    /** What happens to fields that the schema does not know; they are dropped in any case. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }
}
