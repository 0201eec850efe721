package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading, building and changing maps. Keys and values come in the order of keys, so that output does not vary. */
final class DictFunctions {
    static final List<Function> ALL = List.of(
            Function.of("dict", DictFunctions::dict).rest(Type.ANY),
            Function.of("get", DictFunctions::get, Type.MAP_OF_ANY, Type.STRING),
            Function.of("set", DictFunctions::set, Type.MAP_OF_ANY, Type.STRING, Type.ANY),
            Function.of("unset", DictFunctions::unset, Type.MAP_OF_ANY, Type.STRING),
            Function.of("hasKey", DictFunctions::hasKey, Type.MAP_OF_ANY, Type.STRING),
            Function.of("pluck", DictFunctions::pluck, Type.STRING).rest(Type.MAP_OF_ANY),
            Function.of("keys", DictFunctions::keys).rest(Type.MAP_OF_ANY),
            Function.of("values", DictFunctions::values, Type.MAP_OF_ANY),
            Function.of("pick", DictFunctions::pick, Type.MAP_OF_ANY).rest(Type.STRING),
            Function.of("omit", DictFunctions::omit, Type.MAP_OF_ANY).rest(Type.STRING),
            Function.of("dig", DictFunctions::dig).rest(Type.ANY),
            Function.of("deepCopy", DictFunctions::deepCopy, Type.ANY),
            Function.of("mustDeepCopy", DictFunctions::deepCopy, Type.ANY));

    private DictFunctions() {}

    private static Value dict(Arguments a) {
        Value.Dict dict = Value.Dict.empty();
        for (int i = 0; i < a.count(); i += 2) {
            String key = Texts.text(a.value(i), a.budget());
            a.budget().charge(key.length());
            dict.put(key, i + 1 < a.count() ? a.value(i + 1) : Value.Text.EMPTY);
        }
        return dict;
    }

    private static Value get(Arguments a) {
        Value value = a.dict(0).get(a.bytes(1));
        return value == null ? Value.Text.EMPTY : value;
    }

    private static Value set(Arguments a) {
        Value.Dict dict = a.dict(0);
        refuseNil(dict);
        a.budget().charge(Texts.ELEMENT_SIZE);
        dict.put(a.bytes(1), a.value(2));
        return dict;
    }

    private static Value unset(Arguments a) {
        a.dict(0).remove(a.bytes(1));
        return a.dict(0);
    }

    private static Value hasKey(Arguments a) {
        return new Value.Bool(a.dict(0).get(a.bytes(1)) != null);
    }

    private static Value pluck(Arguments a) {
        List<Value> found = new ArrayList<>();
        for (int i = 1; i < a.count(); i++) {
            Value value = a.dict(i).get(a.bytes(0));
            if (value != null) {
                found.add(value);
            }
        }
        return Value.Slice.of(found);
    }

    private static Value keys(Arguments a) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < a.count(); i++) {
            a.budget()
                    .requires(
                            Texts.ELEMENT_SIZE * ((long) keys.size() + a.dict(i).size()));
            keys.addAll(a.dict(i).entries().keySet());
        }
        return Value.Slice.ofTexts(keys);
    }

    private static Value values(Arguments a) {
        return Value.Slice.of(new ArrayList<>(a.dict(0).entries().values()));
    }

    private static Value pick(Arguments a) {
        Value.Dict picked = Value.Dict.empty();
        for (int i = 1; i < a.count(); i++) {
            Value value = a.dict(0).get(a.bytes(i));
            if (value != null) {
                picked.put(a.bytes(i), value);
            }
        }
        return picked;
    }

    private static Value omit(Arguments a) {
        Value.Dict kept = Value.Dict.empty();
        a.budget().requires(Texts.ELEMENT_SIZE * a.dict(0).size());
        a.dict(0).entries().forEach(kept::put);
        for (int i = 1; i < a.count(); i++) {
            kept.remove(a.bytes(i));
        }
        return kept;
    }

    private static Value dig(Arguments a) {
        if (a.count() < 3) {
            throw new FunctionException("at least a key, a default and a map are needed");
        }
        int keys = a.count() - 2;
        for (int i = 0; i < keys; i++) {
            if (!(a.value(i) instanceof Value.Text)) {
                throw new FunctionException("keys must be strings, not " + ReflectionFunctions.kindOf(a.value(i)));
            }
        }
        Value step = a.value(a.count() - 1);
        for (int i = 0; i < keys; i++) {
            @Nullable Value next = map(step).get(a.bytes(i));
            if (next == null) {
                return a.value(keys);
            }
            step = next;
        }
        return step;
    }

    private static Value.Dict map(Value value) {
        if (value instanceof Value.Dict dict && dict.element().equals(Type.ANY)) {
            return dict;
        }
        throw new FunctionException("a map is needed on the way, not " + ReflectionFunctions.kindOf(value));
    }

    private static Value deepCopy(Arguments a) {
        if (a.value(0) instanceof Value.Nil) {
            throw new FunctionException("nil cannot be copied");
        }
        return DeepCopy.of(a.value(0), a.budget());
    }

    private static void refuseNil(Value.Dict dict) {
        if (dict.isNil()) {
            throw new FunctionException("the map is nil and cannot be written");
        }
    }
}
