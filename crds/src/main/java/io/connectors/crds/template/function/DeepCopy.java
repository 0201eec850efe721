package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.function.semver.Version;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies values with all maps and lists inside them. */
final class DeepCopy {
    private DeepCopy() {}

    static Value of(Value value, Budget budget) {
        return switch (value) {
            case Value.Slice slice -> copy(slice, budget);
            case Value.Dict dict -> copy(dict, budget);
            // The engine copies no hidden fields, and a version has no others.
            case VersionPointer version -> new VersionPointer(Version.zero());
            case Value.Instance instance -> new VersionStruct(Version.zero());
            case Value.Missing missing -> value;
            case Value.Nil nil -> value;
            case Value.Bool bool -> value;
            case Value.Int number -> value;
            case Value.Real number -> value;
            case Value.Complex number -> value;
            case Value.Text text -> value;
        };
    }

    private static Value copy(Value.Slice slice, Budget budget) {
        if (slice.isNil()) {
            return slice;
        }
        budget.descend();
        budget.charge(Texts.ELEMENT_SIZE * slice.items().size());
        List<Value> items = new ArrayList<>(slice.items().size());
        for (Value item : slice.items()) {
            items.add(of(item, budget));
        }
        budget.ascend();
        return Value.Slice.of(slice.element(), items);
    }

    private static Value copy(Value.Dict dict, Budget budget) {
        if (dict.isNil()) {
            return dict;
        }
        budget.descend();
        budget.charge(Texts.ELEMENT_SIZE * dict.size());
        Value.Dict copied = Value.Dict.empty(dict.element());
        for (Map.Entry<String, Value> entry : dict.entries().entrySet()) {
            copied.put(entry.getKey(), of(entry.getValue(), budget));
        }
        budget.ascend();
        return copied;
    }
}
