package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges one map into another, with the maps inside them. Entries that are empty in the target count as missing. An inner map
 * that the target lacks is taken over, not copied, so later merges change it for its first owner too.
 */
final class Merge {
    private final boolean overwrite;
    private final Budget budget;

    Merge(boolean overwrite, Budget budget) {
        this.overwrite = overwrite;
        this.budget = budget;
    }

    void into(Value.Dict target, Value.Dict source) {
        budget.descend();
        // A map can be merged into itself.
        for (Map.Entry<String, Value> entry : new ArrayList<>(source.entries().entrySet())) {
            budget.step();
            if (replaces(target.get(entry.getKey()), entry.getValue())) {
                put(target, source.element(), entry);
            }
        }
        budget.ascend();
    }

    private boolean replaces(@Nullable Value old, Value value) {
        if (value instanceof Value.Nil) {
            return overwrite;
        }
        if (value instanceof Value.Dict source && old instanceof Value.Dict inner && !inner.isNil()) {
            into(inner, source);
            return inner.size() == 0;
        }
        return overwrite || old == null || Emptiness.of(old);
    }

    private void put(Value.Dict target, Type element, Map.Entry<String, Value> entry) {
        if (target.isNil()) {
            throw new FunctionException("the map is nil and cannot be written");
        }
        if (!target.element().equals(Type.ANY) && !target.element().equals(element)) {
            throw new FunctionException("elements of the type " + element.name() + " do not fit a "
                    + target.type().name());
        }
        budget.charge(Texts.ELEMENT_SIZE);
        target.put(entry.getKey(), entry.getValue());
    }
}
