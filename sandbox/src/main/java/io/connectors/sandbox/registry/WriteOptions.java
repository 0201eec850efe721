package io.connectors.sandbox.registry;

import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.resource.UserInfo;

/**
 * How a write is meant.
 *
 * @param fieldManager who owns the fields set
 */
public record WriteOptions(AdmissionRequest.Terms terms, String fieldManager, FieldValidation fieldValidation) {

    /** What happens to fields that the schema does not know; they are dropped in any case. */
    public enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    /** Returns the options of the API server's own writes. */
    public static WriteOptions of(UserInfo user, String fieldManager) {
        return new WriteOptions(AdmissionRequest.Terms.of(user), fieldManager, FieldValidation.IGNORE);
    }

    UserInfo user() {
        return terms.user();
    }

    boolean dryRun() {
        return terms.dryRun();
    }
}
