package io.connectors.sandbox.registry;

import io.connectors.sandbox.admission.AdmissionRequest;
import java.util.Optional;

/**
 * How a deletion is meant.
 *
 * @param uid empty, or the only incarnation to delete
 * @param resourceVersion empty, or the only state to delete
 * @param dependents empty to leave the finalizers as they are, which means in the background unless they say otherwise
 * @param wholeCollection whether the client named no object
 */
public record DeleteOptions(
        AdmissionRequest.Terms terms,
        String uid,
        String resourceVersion,
        Optional<Propagation> dependents,
        boolean wholeCollection) {

    /** What happens to the objects that are owned by a deleted one. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }
}
