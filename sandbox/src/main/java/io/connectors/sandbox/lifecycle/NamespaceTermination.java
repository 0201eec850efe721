package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectKey;
import java.util.Map;

/** Empties a namespace that is being deleted, then lets it go. */
final class NamespaceTermination implements Reaction {

    private final Lifecycle.Tools tools;
    private final Erasure erasure;

    NamespaceTermination(Lifecycle.Tools tools) {
        this.tools = tools;
        this.erasure = new Erasure(tools);
    }

    @Override
    public void to(Change change) {
        String name = Lifecycle.isOf(change, BuiltInTypes.NAMESPACES)
                ? change.key().name()
                : change.key().namespace();
        if (name.isEmpty()) {
            return;
        }
        ObjectKey key = new ObjectKey("", "namespaces", "", name);
        tools.store()
                .get(key)
                .filter(namespace -> ObjectMeta.of(namespace).isBeingDeleted())
                .ifPresent(namespace -> terminate(key, namespace));
    }

    private void terminate(ObjectKey key, ObjectNode namespace) {
        content(key.name()).forEach((each, object) -> {
            if (!ObjectMeta.of(object).isBeingDeleted()) {
                erasure.erase(each, object, Propagation.BACKGROUND);
            }
        });
        if (content(key.name()).isEmpty()) {
            tools.maintenance().edit(key, ObjectMeta.of(namespace).uid(), object -> {
                if (object.get("spec") instanceof ObjectNode spec) {
                    spec.remove("finalizers");
                }
            });
        }
    }

    private Map<ObjectKey, ObjectNode> content(String namespace) {
        return tools.store().find((key, _) -> key.namespace().equals(namespace));
    }
}
