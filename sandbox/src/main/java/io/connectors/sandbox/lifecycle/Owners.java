package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import java.util.ArrayList;
import java.util.List;

/** What garbage collection makes of an object that has owners. */
sealed interface Owners {

    /** Some owner is there: nothing to do. */
    record Present() implements Owners {}

    /** Some owner is there and others are not: the references to those go. */
    record PartlyGone(List<String> uids) implements Owners {}

    /** No owner is left, so the object goes too. */
    record Gone(Propagation dependents) implements Owners {}

    /** How one owner is. */
    enum State {
        SOLID,
        /** It is being deleted in the foreground and waits for its dependents. */
        WAITING,
        ABSENT
    }

    record Owner(String uid, State state) {}

    /**
     * Decides what happens to an object.
     *
     * @param owners at least one
     * @param hasDependents whether other objects are owned by this one
     */
    static Owners decide(List<Owner> owners, List<String> finalizers, boolean hasDependents) {
        List<String> leaving = new ArrayList<>();
        boolean waiting = false;
        for (Owner owner : owners) {
            if (owner.state() != State.SOLID) {
                leaving.add(owner.uid());
            }
            waiting |= owner.state() == State.WAITING;
        }
        if (leaving.isEmpty()) {
            return new Present();
        }
        if (leaving.size() < owners.size()) {
            return new PartlyGone(leaving);
        }
        if (finalizers.contains("orphan")) {
            return new Gone(Propagation.ORPHAN);
        }
        boolean foreground = finalizers.contains("foregroundDeletion") || (waiting && hasDependents);
        return new Gone(foreground ? Propagation.FOREGROUND : Propagation.BACKGROUND);
    }

    static boolean isBlocking(JsonNode reference) {
        return reference.path("blockOwnerDeletion").asBoolean();
    }
}
