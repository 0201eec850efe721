package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.util.Optional;
import java.util.TreeMap;

/** One apply of one manager to one live object, before anybody decided about conflicts. */
record Application(ObjectNode live, ObjectNode applied, Managers managers, FieldManager manager, Schema schema) {

    /** The object and its managers once all conflicts went the applier's way; the applier's time is still the old one. */
    record Result(ObjectNode object, Managers managers) {}

    Conflicts conflicts() {
        FieldSet changed = changes(merged()).set();
        Conflicts conflicts = new Conflicts(new TreeMap<>());
        others().entries()
                .forEach((id, entry) -> conflicts.add(id, entry.fields().intersection(changed)));
        return conflicts;
    }

    Result result() {
        ObjectNode object = merged();
        Comparison changes = changes(object);
        Managers others = others().withoutFields(changes.set()).withoutFields(changes.removed());
        FieldSet own = ManagedFields.ownable(appliedFields());
        if (own.isEmpty()) {
            return new Result(object, others);
        }
        String time = managers.find(id()).map(Managers.Entry::time).orElse("");
        return new Result(object, others.with(id(), new Managers.Entry(own, ManagedFields.apiVersion(applied), time)));
    }

    private Comparison changes(ObjectNode object) {
        return Comparison.between(schema, live, object).filtered(manager.writableFields(schema));
    }

    private Managers others() {
        return managers.without(id());
    }

    private Managers.Id id() {
        return Managers.Id.apply(manager);
    }

    private FieldSet appliedFields() {
        return manager.writableFields(schema).apply(Ownership.of(schema, applied));
    }

    /** Merges, then takes out what this manager applied the last time, does not apply now, and nobody else owns. */
    private ObjectNode merged() {
        JsonNode merged = TypedMerge.merge(schema, live, applied);
        Optional<FieldSet> last =
                managers.find(id()).map(Managers.Entry::fields).filter(fields -> !fields.isEmpty());
        return (ObjectNode) (last.isPresent() ? pruned(merged, last.get().withDeclaredParents(schema)) : merged);
    }

    private JsonNode pruned(JsonNode merged, FieldSet last) {
        FieldSet owned = others().allFields().union(appliedFields()).withDeclaredParents(schema);
        FieldSet inMerged = Ownership.of(schema, merged).withDeclaredParents(schema);
        FieldSet afterRemoval =
                Ownership.of(schema, FieldRemoval.remove(schema, merged, last)).withDeclaredParents(schema);
        JsonNode withOwned = FieldRemoval.remove(schema, merged, inMerged.difference(afterRemoval.union(owned)));
        // Removing an item removed what is in it; of that, only what this manager had applied really goes.
        FieldSet kept = Ownership.of(schema, withOwned).withDeclaredParents(schema);
        return FieldRemoval.remove(schema, merged, inMerged.difference(kept).intersection(last));
    }
}
