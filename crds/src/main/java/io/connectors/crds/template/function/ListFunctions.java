package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Building and filtering lists. The result is a new list; arguments stay as they are. */
final class ListFunctions {
    static final List<Function> ALL = List.of(
            Function.of("list", ListFunctions::list).rest(Type.ANY),
            Function.of("tuple", ListFunctions::list).rest(Type.ANY),
            Function.of("append", ListFunctions::append, Type.ANY, Type.ANY),
            Function.of("mustAppend", ListFunctions::append, Type.ANY, Type.ANY),
            Function.of("push", ListFunctions::append, Type.ANY, Type.ANY),
            Function.of("mustPush", ListFunctions::append, Type.ANY, Type.ANY),
            Function.of("prepend", ListFunctions::prepend, Type.ANY, Type.ANY),
            Function.of("mustPrepend", ListFunctions::prepend, Type.ANY, Type.ANY),
            Function.of("concat", ListFunctions::concat).rest(Type.ANY),
            Function.of("reverse", ListFunctions::reverse, Type.ANY),
            Function.of("mustReverse", ListFunctions::reverse, Type.ANY),
            Function.of("compact", ListFunctions::compact, Type.ANY),
            Function.of("mustCompact", ListFunctions::compact, Type.ANY),
            Function.of("uniq", ListFunctions::uniq, Type.ANY),
            Function.of("mustUniq", ListFunctions::uniq, Type.ANY),
            Function.of("without", ListFunctions::without, Type.ANY).rest(Type.ANY),
            Function.of("mustWithout", ListFunctions::without, Type.ANY).rest(Type.ANY),
            Function.of("has", ListFunctions::has, Type.ANY, Type.ANY),
            Function.of("mustHas", ListFunctions::has, Type.ANY, Type.ANY));

    private ListFunctions() {}

    private static Value list(Arguments a) {
        return Value.Slice.of(List.copyOf(a.from(0)));
    }

    private static Value append(Arguments a) {
        List<Value> longer = copy(a, Lists.items(a, 0));
        longer.add(a.value(1));
        return Value.Slice.of(longer);
    }

    private static Value prepend(Arguments a) {
        List<Value> longer = copy(a, Lists.items(a, 0));
        longer.addFirst(a.value(1));
        return Value.Slice.of(longer);
    }

    private static Value concat(Arguments a) {
        List<Value> all = new ArrayList<>();
        for (Value list : a.from(0)) {
            List<Value> items = Lists.items(list);
            a.budget().requires(Texts.ELEMENT_SIZE * ((long) all.size() + items.size()));
            all.addAll(items);
        }
        return all.isEmpty() ? Value.Slice.nil(Type.ANY) : Value.Slice.of(all);
    }

    private static Value reverse(Arguments a) {
        return Value.Slice.of(copy(a, Lists.items(a, 0)).reversed());
    }

    private static Value compact(Arguments a) {
        List<Value> kept = copy(a, Lists.items(a, 0));
        kept.removeIf(Emptiness::of);
        return Value.Slice.of(kept);
    }

    private static Value uniq(Arguments a) {
        List<Value> kept = new ArrayList<>();
        for (Value item : Lists.items(a, 0)) {
            if (!DeepEquality.contains(kept, item, a.budget())) {
                kept.add(item);
            }
        }
        return Value.Slice.of(kept);
    }

    private static Value without(Arguments a) {
        List<Value> omitted = a.from(1);
        List<Value> kept = copy(a, Lists.items(a, 0));
        kept.removeIf(item -> DeepEquality.contains(omitted, item, a.budget()));
        return Value.Slice.of(kept);
    }

    private static Value has(Arguments a) {
        if (a.value(1) instanceof Value.Nil) {
            return new Value.Bool(false);
        }
        return new Value.Bool(DeepEquality.contains(Lists.items(a, 1), a.value(0), a.budget()));
    }

    private static List<Value> copy(Arguments a, List<Value> items) {
        a.budget().requires(Texts.ELEMENT_SIZE * (items.size() + 1L));
        List<Value> copy = new ArrayList<>(items.size() + 1);
        copy.addAll(items);
        return copy;
    }
}
