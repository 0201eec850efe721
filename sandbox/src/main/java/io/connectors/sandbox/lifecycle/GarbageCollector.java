package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deletes objects whose owners are gone.
 *
 * <p>An owner is looked for in the dependent's own namespace, or among cluster-scoped objects. So an owner in another
 * namespace counts as gone, and one of a namespaced kind that a cluster-scoped object names, as unknown: that object stays.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/architecture/garbage-collection/">Kubernetes: garbage collection</a>
 */
final class GarbageCollector implements Reaction {

    private final Lifecycle.Tools tools;
    private final Erasure erasure;

    GarbageCollector(Lifecycle.Tools tools) {
        this.tools = tools;
        this.erasure = new Erasure(tools);
    }

    @Override
    public void to(Change change) {
        ObjectMeta meta = ObjectMeta.of(change.object());
        if (change.deletion()) {
            dependentsOf(meta.uid()).forEach(this::collect);
        } else {
            tools.store().get(change.key()).ifPresent(object -> {
                collect(change.key(), object);
                releaseDependents(change.key(), object);
            });
        }
        for (JsonNode reference : meta.ownerReferences()) {
            ownerKey(change.key(), reference)
                    .ifPresent(key -> tools.store().get(key).ifPresent(owner -> releaseDependents(key, owner)));
        }
    }

    /** Deletes an object without owners, or takes the references to owners that are gone out of it. */
    private void collect(ObjectKey key, ObjectNode object) {
        ObjectMeta meta = ObjectMeta.of(object);
        List<Owners.Owner> owners = new ArrayList<>();
        for (JsonNode reference : meta.ownerReferences()) {
            owners.add(new Owners.Owner(reference.path("uid").asText(), state(key, reference)));
        }
        if (owners.isEmpty() || meta.isBeingDeleted()) {
            return;
        }
        boolean hasDependents = !dependentsOf(meta.uid()).isEmpty();
        switch (Owners.decide(owners, meta.finalizers(), hasDependents)) {
            case Owners.Present _ -> {}
            case Owners.PartlyGone(var uids) -> dropReferences(key, meta.uid(), uids);
            case Owners.Gone(var dependents) -> erasure.erase(key, object, dependents);
        }
    }

    /** Does for an object that waits for its dependents what can be done now. */
    private void releaseDependents(ObjectKey key, ObjectNode owner) {
        String uid = ObjectMeta.of(owner).uid();
        if (Lifecycle.isWaiting(owner, Deletion.ORPHAN)) {
            dependentsOf(uid)
                    .forEach((dependent, object) ->
                            dropReferences(dependent, ObjectMeta.of(object).uid(), List.of(uid)));
            dropFinalizer(key, uid, Deletion.ORPHAN);
        }
        if (Lifecycle.isWaiting(owner, Deletion.FOREGROUND)) {
            Map<ObjectKey, ObjectNode> blocking = new TreeMap<>();
            dependentsOf(uid).forEach((dependent, object) -> {
                if (blocks(object, uid)) {
                    blocking.put(dependent, object);
                }
            });
            blocking.forEach(this::collect);
            if (blocking.isEmpty()) {
                dropFinalizer(key, uid, Deletion.FOREGROUND);
            }
        }
    }

    private Owners.State state(ObjectKey dependent, JsonNode reference) {
        Optional<ServedType> served = ownerType(reference);
        boolean unknown = served.isEmpty()
                || (dependent.namespace().isEmpty() && served.get().type().namespaced());
        if (unknown) {
            return Owners.State.SOLID;
        }
        return ownerKey(dependent, reference)
                .flatMap(key -> tools.store().get(key))
                .filter(owner ->
                        ObjectMeta.of(owner).uid().equals(reference.path("uid").asText()))
                .map(owner ->
                        Lifecycle.isWaiting(owner, Deletion.FOREGROUND) ? Owners.State.WAITING : Owners.State.SOLID)
                .orElse(Owners.State.ABSENT);
    }

    private Optional<ObjectKey> ownerKey(ObjectKey dependent, JsonNode reference) {
        return ownerType(reference)
                .map(served -> new ObjectKey(
                        served.type().group(),
                        served.type().plural(),
                        served.type().namespaced() ? dependent.namespace() : "",
                        reference.path("name").asText()));
    }

    private Optional<ServedType> ownerType(JsonNode reference) {
        return tools.catalog()
                .findKind(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText());
    }

    private Map<ObjectKey, ObjectNode> dependentsOf(String uid) {
        return tools.store()
                .find((_, object) ->
                        ObjectMeta.of(object).ownerReferences().stream().anyMatch(reference -> isTo(reference, uid)));
    }

    private static boolean blocks(ObjectNode dependent, String uid) {
        return ObjectMeta.of(dependent).ownerReferences().stream()
                .anyMatch(reference -> isTo(reference, uid) && Owners.isBlocking(reference));
    }

    private static boolean isTo(JsonNode reference, String uid) {
        return reference.path("uid").asText().equals(uid);
    }

    private void dropReferences(ObjectKey key, String uid, Collection<String> owners) {
        tools.maintenance().edit(key, uid, object -> {
            ObjectMeta meta = ObjectMeta.of(object);
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            meta.ownerReferences().stream()
                    .filter(reference -> !owners.contains(reference.path("uid").asText()))
                    .forEach(kept::add);
            if (kept.isEmpty()) {
                meta.remove("ownerReferences");
            } else {
                meta.setNode("ownerReferences", kept);
            }
        });
    }

    private void dropFinalizer(ObjectKey key, String uid, String finalizer) {
        tools.maintenance().edit(key, uid, object -> {
            ObjectMeta meta = ObjectMeta.of(object);
            meta.setFinalizers(meta.finalizers().stream()
                    .filter(each -> !each.equals(finalizer))
                    .toList());
        });
    }
}
