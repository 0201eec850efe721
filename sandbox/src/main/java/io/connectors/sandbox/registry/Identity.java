package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import java.util.List;

/** Keeps a write from changing which object it is about, and from overwriting a state its sender has not seen. */
final class Identity {

    private static final List<String> KEPT =
            List.of("uid", "creationTimestamp", "generation", "deletionTimestamp", "deletionGracePeriodSeconds");

    private Identity() {}

    static void require(Target target, ObjectNode live, ObjectNode object) {
        ObjectMeta now = ObjectMeta.of(live);
        ObjectMeta wanted = ObjectMeta.of(object);
        if (!wanted.name().equals(target.name())) {
            throw wanted.name().isEmpty()
                    ? ApiException.badRequest("name must be provided")
                    : Creation.differentName(wanted.name(), target.name());
        }
        Creation.completeNamespace(target, wanted);
        if (!wanted.uid().isEmpty() && !wanted.uid().equals(now.uid())) {
            throw otherIncarnation(target, now.uid(), wanted.uid());
        }
        if (!wanted.resourceVersion().isEmpty() && !wanted.resourceVersion().equals(now.resourceVersion())) {
            throw ApiException.conflict(
                    target.type(),
                    target.name(),
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
        KEPT.forEach(field -> wanted.setNode(field, now.field(field)));
        wanted.set("resourceVersion", now.resourceVersion());
        wanted.remove("selfLink");
    }

    /** Refuses a patch that names another uid, which a replacement may do to say which incarnation it means. */
    static void requireKeptUid(Target target, ObjectNode live, ObjectNode patched) {
        String uid = ObjectMeta.of(patched).uid();
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.of(live).uid())) {
            Cause cause = new Cause(
                    "FieldValueInvalid", "Invalid value: \"%s\": field is immutable".formatted(uid), "metadata.uid");
            Finishing.requireValid(target, target.name(), List.of(cause));
        }
    }

    /** Refuses to overwrite a custom resource unseen; built-in kinds allow it. */
    static void requireResourceVersion(Target target, ObjectNode object) {
        if (target.served().isCustom()
                && ObjectMeta.of(object).resourceVersion().isEmpty()) {
            ResourceType type = target.type();
            Cause cause = new Cause(
                    "FieldValueInvalid",
                    "Invalid value: 0: must be specified for an update",
                    "metadata.resourceVersion");
            throw new ApiException(
                    422,
                    "Invalid",
                    "%s \"%s\" is invalid: %s: %s"
                            .formatted(type.qualifiedResource(), target.name(), cause.field(), cause.message()),
                    new ApiException.Subject(type.group(), type.plural(), target.name()),
                    List.of(cause));
        }
    }

    /** Refuses finalizers that come when the deletion has begun: nobody may still be waiting for them. */
    static void requireNoNewFinalizers(Target target, ObjectNode live, ObjectNode object) {
        ObjectMeta now = ObjectMeta.of(live);
        if (!now.isBeingDeleted()) {
            return;
        }
        List<String> added = ObjectMeta.of(object).finalizers().stream()
                .filter(finalizer -> !now.finalizers().contains(finalizer))
                .map(finalizer -> '"' + finalizer + '"')
                .toList();
        if (!added.isEmpty()) {
            String message =
                    "Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers"
                            + " []string{" + String.join(", ", added) + "}";
            Finishing.requireValid(
                    target, target.name(), List.of(new Cause("FieldValueForbidden", message, "metadata.finalizers")));
        }
    }

    private static ApiException otherIncarnation(Target target, String live, String wanted) {
        ResourceType type = target.type();
        String group = type.group().isEmpty() ? "" : type.group() + "/";
        String namespace = target.namespace().isEmpty() ? "" : target.namespace() + "/";
        return ApiException.conflict(
                type,
                target.name(),
                ("StorageError: invalid object, Code: 4, Key: /registry/%s%s/%s%s, ResourceVersion: 0, AdditionalErrorMsg:"
                                + " Precondition failed: UID in precondition: %s, UID in object meta: %s")
                        .formatted(group, type.plural(), namespace, target.name(), wanted, live));
    }
}
