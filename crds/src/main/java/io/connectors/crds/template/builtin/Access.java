package io.connectors.crds.template.builtin;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import io.connectors.crds.template.value.Zero;
import java.util.List;

/** The functions that look into strings, lists and maps. */
final class Access {
    private Access() {}

    static List<Function> functions() {
        return List.of(
                Function.of("index", Access::index, Type.ANY).rest(Type.ANY),
                Function.of("len", a -> Value.Int.ofInt(length(a.value(0))), Type.ANY));
    }

    private static Value index(Arguments arguments) {
        Value item = arguments.value(0);
        if (item instanceof Value.Nil) {
            throw new FunctionException("nil has no elements");
        }
        for (Value index : arguments.from(1)) {
            item = element(item, index);
        }
        return item;
    }

    private static Value element(Value item, Value index) {
        return switch (item) {
            case Value.Text text ->
                new Value.Int(
                        Type.UINT8,
                        text.bytes().charAt(position(index, text.bytes().length())));
            case Value.Slice slice ->
                slice.items().get(position(index, slice.items().size()));
            case Value.Dict dict -> entry(dict, index);
            case Value.Nil _, Value.Missing _ -> throw new FunctionException("nil has no elements");
            case Value.Bool _, Value.Int _, Value.Real _, Value.Complex _, Value.Instance _ ->
                throw new FunctionException("a value of type " + item.type().name() + " has no elements");
        };
    }

    private static int position(Value index, int length) {
        if (!(index instanceof Value.Int position)) {
            throw new FunctionException(
                    "an index is an integer, not " + index.type().name());
        }
        if (position.value() < 0 || position.value() >= length) {
            throw new FunctionException("index " + position.value() + " is out of range");
        }
        return (int) position.value();
    }

    private static Value entry(Value.Dict dict, Value key) {
        if (!(key instanceof Value.Text name)) {
            throw new FunctionException(
                    "a key of this map is a string, not " + key.type().name());
        }
        Value value = dict.get(name.bytes());
        return value == null ? Zero.of(dict.element()) : value;
    }

    private static int length(Value value) {
        return switch (value) {
            case Value.Text text -> text.bytes().length();
            case Value.Slice slice -> slice.items().size();
            case Value.Dict dict -> dict.size();
            case Value.Missing _,
                    Value.Nil _,
                    Value.Bool _,
                    Value.Int _,
                    Value.Real _,
                    Value.Complex _,
                    Value.Instance _ ->
                throw new FunctionException("a value of type " + value.type().name() + " has no length");
        };
    }
}
