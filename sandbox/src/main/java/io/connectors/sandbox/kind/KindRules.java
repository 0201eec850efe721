package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.time.Instant;
import java.util.List;

/** What is special about one kind. The objects given are the callee's to change; a live one never is. */
public interface KindRules {

    KindRules NONE = new KindRules() {};

    /** Completes an object that is about to be created. */
    default void complete(ObjectNode object, Instant now) {}

    /** Completes an object that is about to replace a live one. */
    default void complete(ObjectNode live, ObjectNode object, Instant now) {}

    /** Says what is wrong with an object, be it new or changed. */
    default List<Cause> problems(ObjectNode object) {
        return List.of();
    }

    /** Says what of a live object must not have been changed. */
    default List<Cause> problems(ObjectNode live, ObjectNode object) {
        return List.of();
    }
}
