package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Value;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Compares values with everything inside them. Values of different types differ: int 1 is not int64 1. */
final class DeepEquality {
    private DeepEquality() {}

    static boolean of(Value one, Value other, Budget budget) {
        budget.step();
        return switch (one) {
            case Value.Real number -> other instanceof Value.Real that && number.value() == that.value();
            case Value.Complex number ->
                other instanceof Value.Complex that
                        && number.real() == that.real()
                        && number.imaginary() == that.imaginary();
            case Value.Slice slice -> other instanceof Value.Slice that && sameSlices(slice, that, budget);
            case Value.Dict dict -> other instanceof Value.Dict that && sameDicts(dict, that, budget);
            case Value.Missing missing -> one.equals(other);
            case Value.Nil nil -> one.equals(other);
            case Value.Bool bool -> one.equals(other);
            case Value.Int number -> one.equals(other);
            case Value.Text text -> one.equals(other);
            case Value.Instance instance -> one.equals(other);
        };
    }

    /** Tells whether a list holds a value. */
    static boolean contains(List<Value> items, Value sought, Budget budget) {
        for (Value item : items) {
            if (of(sought, item, budget)) {
                return true;
            }
        }
        return false;
    }

    // Go looks no further when the memory is the same, so a list that holds not-a-number equals itself.
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameSlices(Value.Slice one, Value.Slice other, Budget budget) {
        if (!one.type().equals(other.type())
                || one.isNil() != other.isNil()
                || one.items().size() != other.items().size()) {
            return false;
        }
        if (one == other) {
            return true;
        }
        budget.descend();
        Iterator<Value> others = other.items().iterator();
        for (Value item : one.items()) {
            if (!of(item, others.next(), budget)) {
                budget.ascend();
                return false;
            }
        }
        budget.ascend();
        return true;
    }

    private static boolean sameDicts(Value.Dict one, Value.Dict other, Budget budget) {
        if (!one.type().equals(other.type()) || one.isNil() != other.isNil() || one.size() != other.size()) {
            return false;
        }
        if (one == other) {
            return true;
        }
        budget.descend();
        boolean same = true;
        for (Map.Entry<String, Value> entry : one.entries().entrySet()) {
            Value that = other.get(entry.getKey());
            same = same && that != null && of(entry.getValue(), that, budget);
        }
        budget.ascend();
        return same;
    }
}
