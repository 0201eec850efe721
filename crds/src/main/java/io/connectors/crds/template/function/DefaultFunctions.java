package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Choices by emptiness or truth, and the refusal to go on. */
final class DefaultFunctions {
    static final List<Function> ALL = List.of(
            Function.of("default", DefaultFunctions::defaulted, Type.ANY).rest(Type.ANY),
            Function.of("empty", a -> new Value.Bool(Emptiness.of(a.value(0))), Type.ANY),
            Function.of("coalesce", DefaultFunctions::coalesce).rest(Type.ANY),
            Function.of("all", DefaultFunctions::all).rest(Type.ANY),
            Function.of("any", DefaultFunctions::any).rest(Type.ANY),
            Function.of("ternary", DefaultFunctions::ternary, Type.ANY, Type.ANY, Type.BOOL),
            Function.of("fail", DefaultFunctions::fail, Type.STRING));

    private DefaultFunctions() {}

    private static Value defaulted(Arguments a) {
        boolean given = a.count() > 1 && !Emptiness.of(a.value(1));
        return given ? a.value(1) : a.value(0);
    }

    private static Value coalesce(Arguments a) {
        for (Value value : a.from(0)) {
            if (!Emptiness.of(value)) {
                return value;
            }
        }
        return Value.Nil.NIL;
    }

    private static Value all(Arguments a) {
        return new Value.Bool(a.from(0).stream().noneMatch(Emptiness::of));
    }

    private static Value any(Arguments a) {
        return new Value.Bool(!a.from(0).stream().allMatch(Emptiness::of));
    }

    private static Value ternary(Arguments a) {
        return a.truth(2) ? a.value(0) : a.value(1);
    }

    private static Value fail(Arguments a) {
        throw new FunctionException(
                "the template gave up here; read its text at this position for the reason", Bytes.text(a.bytes(0)));
    }
}
