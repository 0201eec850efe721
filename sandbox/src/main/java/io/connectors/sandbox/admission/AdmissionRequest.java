package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.resource.Warnings;

/**
 * One write that others are asked about.
 *
 * @param subresource empty for the object itself
 * @param namespace the namespace the request is about: for a Namespace its own name, empty for other cluster-scoped types
 * @param name empty while the name is not known: it is yet to be generated, or a whole collection is deleted
 */
public record AdmissionRequest(
        ResourceType type, String subresource, String namespace, String name, Change change, Terms terms) {

    /** What is about to happen. The nodes are not to be changed. */
    public sealed interface Change {

        /** Returns the name that rules call it by. */
        String operation();

        /** Returns the object as it will be, an empty one when it will be gone. */
        default ObjectNode object() {
            return Json.object();
        }

        /** Returns the object as it is, an empty one when it is not there yet. */
        default ObjectNode oldObject() {
            return Json.object();
        }

        record Create(ObjectNode object) implements Change {
            @Override
            public String operation() {
                return "CREATE";
            }
        }

        record Update(ObjectNode oldObject, ObjectNode object) implements Change {
            @Override
            public String operation() {
                return "UPDATE";
            }
        }

        record Delete(ObjectNode oldObject) implements Change {
            @Override
            public String operation() {
                return "DELETE";
            }
        }
    }

    /**
     * How the write is meant.
     *
     * @param dryRun whether to do everything but keep the result
     * @param options what the client gave as {@code CreateOptions}, {@code UpdateOptions} or {@code DeleteOptions}
     * @param warnings takes what the client should know beside the answer
     */
    public record Terms(UserInfo user, boolean dryRun, ObjectNode options, Warnings warnings) {

        /** Returns the terms of a user who asks for nothing special and reads no warnings. */
        public static Terms of(UserInfo user) {
            return new Terms(user, false, Json.object(), new Warnings());
        }
    }

    public AdmissionRequest withObject(ObjectNode object) {
        Change changed = switch (change) {
            case Change.Create _ -> new Change.Create(object);
            case Change.Update(var old, var _) -> new Change.Update(old, object);
            case Change.Delete delete -> delete;
        };
        return new AdmissionRequest(type, subresource, namespace, name, changed, terms);
    }
}
