package io.connectors.sandbox.registry;

import java.util.Optional;

/**
 * How a deletion is meant.
 *
 * @param uid empty, or the only incarnation to delete
 * @param resourceVersion empty, or the only state to delete
 * @param dependents empty to leave the finalizers as they are, which means in the background unless they say otherwise
 */
public record DeleteOptions(String uid, String resourceVersion, Optional<Propagation> dependents, boolean dryRun) {

    /** What happens to the objects that are owned by a deleted one. */
    public enum Propagation {
        BACKGROUND,
        FOREGROUND,
        ORPHAN
    }

    public static final DeleteOptions DEFAULT = new DeleteOptions("", "", Optional.empty(), false);

    public static DeleteOptions of(Propagation dependents) {
        return new DeleteOptions("", "", Optional.of(dependents), false);
    }
}
