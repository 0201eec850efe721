package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Arguments that may be of any type for the caller, but must be lists. */
final class Lists {
    private Lists() {}

    static List<Value> items(Arguments a, int index) {
        return items(a.value(index));
    }

    static List<Value> items(Value value) {
        return slice(value).items();
    }

    static Value.Slice slice(Value value) {
        if (value instanceof Value.Slice slice) {
            return slice;
        }
        throw new FunctionException("a list is needed, not " + ReflectionFunctions.kindOf(value));
    }
}
