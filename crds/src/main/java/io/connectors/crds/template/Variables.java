package io.connectors.crds.template;

import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one template while it is rendered: a stack, searched from its top. They are found by name, not resolved when parsed: a
 * declaration inside of {@code and} may never be reached.
 */
final class Variables {
    private final List<String> names = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();

    /** Begins with {@code $}. */
    Variables(Value root) {
        push("$", root);
    }

    void push(String name, Value value) {
        names.add(name);
        values.add(value);
    }

    @Nullable
    Value get(String name) {
        int index = names.lastIndexOf(name);
        return index < 0 ? null : values.get(index);
    }

    /** Sets a variable that exists; tells whether it does. */
    boolean set(String name, Value value) {
        int index = names.lastIndexOf(name);
        if (index >= 0) {
            values.set(index, value);
        }
        return index >= 0;
    }

    /** Sets the variable that is so far from the top; the top is 1. */
    void setTop(int distance, Value value) {
        values.set(values.size() - distance, value);
    }

    int mark() {
        return names.size();
    }

    void dropFrom(int mark) {
        names.subList(mark, names.size()).clear();
        values.subList(mark, values.size()).clear();
    }
}
