package io.connectors.crds.template.value;

import io.connectors.crds.template.budget.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns plain Java data into values, as Go's JSON decoder with our rule for numbers would have read it. */
public final class JavaData {
    private final Budget budget;

    public JavaData(Budget budget) {
        this.budget = budget;
    }

    /**
     * Copies data; what a template changes is its own.
     *
     * @param data maps with string keys, collections, strings, whole numbers (int64), other numbers (float64), truth values and null
     * @throws IllegalArgumentException when data of another class is in it; the message names the class
     */
    public Value value(@Nullable Object data) {
        return switch (data) {
            case null -> Value.Nil.NIL;
            case Value value -> value;
            case String text -> Value.Text.of(text);
            case Boolean truth -> new Value.Bool(truth);
            case Long number -> Value.Int.ofInt64(number);
            case Integer number -> Value.Int.ofInt64(number);
            case Short number -> Value.Int.ofInt64(number);
            case Byte number -> Value.Int.ofInt64(number);
            case Double number -> new Value.Real(number);
            case Float number -> new Value.Real(number);
            case Map<?, ?> map -> dict(map);
            case Collection<?> collection -> slice(collection);
            default -> throw unsupported(data);
        };
    }

    private Value dict(Map<?, ?> map) {
        budget.descend();
        Value.Dict dict = Value.Dict.empty();
        map.forEach((key, value) -> {
            if (!(key instanceof String name)) {
                throw unsupported(key);
            }
            budget.step();
            dict.put(Bytes.of(name), value(value));
        });
        budget.ascend();
        return dict;
    }

    private Value slice(Collection<?> collection) {
        budget.descend();
        List<Value> items = new ArrayList<>(collection.size());
        collection.forEach(item -> {
            budget.step();
            items.add(value(item));
        });
        budget.ascend();
        return Value.Slice.of(items);
    }

    private static IllegalArgumentException unsupported(@Nullable Object data) {
        String name = data == null ? "null" : data.getClass().getName();
        return new IllegalArgumentException("templates cannot read data of " + name);
    }
}
