package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.discovery.CustomResourceDefinition;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.Scope;
import java.util.List;

/** Deletes the objects of a definition that is being deleted, then lets it go. */
final class DefinitionTermination implements Reaction {

    private final Lifecycle.Tools tools;
    private final Erasure erasure;

    DefinitionTermination(Lifecycle.Tools tools) {
        this.tools = tools;
        this.erasure = new Erasure(tools);
    }

    @Override
    public void to(Change change) {
        String name = Lifecycle.isOf(change, BuiltInTypes.DEFINITIONS)
                ? change.key().name()
                : change.key().plural() + "." + change.key().group();
        ObjectKey key = new ObjectKey(BuiltInTypes.DEFINITIONS.group(), BuiltInTypes.DEFINITIONS.plural(), "", name);
        tools.store()
                .get(key)
                .filter(definition -> Lifecycle.isWaiting(definition, Deletion.DEFINITION_CLEANUP))
                .ifPresent(definition -> terminate(key, definition));
    }

    private void terminate(ObjectKey key, ObjectNode definition) {
        var kind = new CustomResourceDefinition(definition);
        Scope scope = new Scope(kind.group(), kind.plural(), "");
        tools.store().list(scope).objects().forEach((each, object) -> {
            if (!ObjectMeta.of(object).isBeingDeleted()) {
                erasure.erase(each, object, Propagation.BACKGROUND);
            }
        });
        if (tools.store().list(scope).objects().isEmpty()) {
            tools.maintenance().edit(key, ObjectMeta.of(definition).uid(), object -> {
                ObjectMeta meta = ObjectMeta.of(object);
                List<String> others = meta.finalizers().stream()
                        .filter(finalizer -> !finalizer.equals(Deletion.DEFINITION_CLEANUP))
                        .toList();
                meta.setFinalizers(others);
            });
        }
    }
}
