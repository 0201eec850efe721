package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Single elements and sections of lists. */
final class ListPartFunctions {
    static final List<Function> ALL = List.of(
            Function.of("first", ListPartFunctions::first, Type.ANY),
            Function.of("mustFirst", ListPartFunctions::first, Type.ANY),
            Function.of("last", ListPartFunctions::last, Type.ANY),
            Function.of("mustLast", ListPartFunctions::last, Type.ANY),
            Function.of("rest", ListPartFunctions::rest, Type.ANY),
            Function.of("mustRest", ListPartFunctions::rest, Type.ANY),
            Function.of("initial", ListPartFunctions::initial, Type.ANY),
            Function.of("mustInitial", ListPartFunctions::initial, Type.ANY),
            Function.of("slice", ListPartFunctions::slice, Type.ANY).rest(Type.ANY),
            Function.of("mustSlice", ListPartFunctions::slice, Type.ANY).rest(Type.ANY),
            Function.of("chunk", ListPartFunctions::chunk, Type.INT, Type.ANY),
            Function.of("mustChunk", ListPartFunctions::chunk, Type.INT, Type.ANY));

    private ListPartFunctions() {}

    private static Value first(Arguments a) {
        List<Value> items = Lists.items(a, 0);
        return items.isEmpty() ? Value.Nil.NIL : items.getFirst();
    }

    private static Value last(Arguments a) {
        List<Value> items = Lists.items(a, 0);
        return items.isEmpty() ? Value.Nil.NIL : items.getLast();
    }

    private static Value rest(Arguments a) {
        List<Value> items = Lists.items(a, 0);
        return items.isEmpty() ? Value.Slice.nil(Type.ANY) : section(items, 1, items.size());
    }

    private static Value initial(Arguments a) {
        List<Value> items = Lists.items(a, 0);
        return items.isEmpty() ? Value.Slice.nil(Type.ANY) : section(items, 0, items.size() - 1);
    }

    private static Value slice(Arguments a) {
        Value.Slice list = Lists.slice(a.value(0));
        List<Value> items = list.items();
        if (items.isEmpty()) {
            return Value.Nil.NIL;
        }
        long start = a.count() > 1 ? Casts.toInt64(a.value(1)) : 0;
        long end = a.count() > 2 ? Casts.toInt64(a.value(2)) : items.size();
        if (start < 0 || end < start || end > items.size()) {
            throw new FunctionException(
                    "the range " + start + " to " + end + " is not within the list of " + items.size());
        }
        return Value.Slice.of(list.element(), List.copyOf(items.subList((int) start, (int) end)));
    }

    private static Value chunk(Arguments a) {
        long size = a.integer(0);
        List<Value> items = Lists.items(a, 1);
        if (size <= 0) {
            return noChunks(size, items.size());
        }
        List<Value> chunks = new ArrayList<>();
        for (int start = 0; start < items.size(); start += (int) Math.min(size, items.size())) {
            a.budget().charge(Texts.ELEMENT_SIZE * 2);
            chunks.add(section(items, start, (int) Math.min(start + size, items.size())));
        }
        return Value.Slice.of(Type.SLICE_OF_ANY, chunks);
    }

    /** The engine computes the number of chunks before it looks at the size; sometimes that number is zero. */
    private static Value noChunks(long size, int count) {
        if (size < 0 && count > 1 && count - 1 <= -size) {
            return Value.Slice.of(Type.SLICE_OF_ANY, List.of());
        }
        throw new FunctionException("the size of chunks is " + size + ", it must be positive");
    }

    private static Value section(List<Value> items, int start, int end) {
        return Value.Slice.of(List.copyOf(items.subList(start, end)));
    }
}
