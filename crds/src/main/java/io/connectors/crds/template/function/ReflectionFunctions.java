package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Kind;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Types and deep equality, by Go's names and rules. */
final class ReflectionFunctions {
    static final List<Function> ALL = List.of(
            Function.of("typeOf", a -> new Value.Text(typeOf(a.value(0))), Type.ANY),
            Function.of("typeIs", ReflectionFunctions::typeIs, Type.STRING, Type.ANY),
            Function.of("typeIsLike", ReflectionFunctions::typeIsLike, Type.STRING, Type.ANY),
            Function.of("kindOf", a -> new Value.Text(kindOf(a.value(0))), Type.ANY),
            Function.of("kindIs", ReflectionFunctions::kindIs, Type.STRING, Type.ANY),
            Function.of("deepEqual", ReflectionFunctions::deepEqual, Type.ANY, Type.ANY));

    private ReflectionFunctions() {}

    private static Value typeIs(Arguments a) {
        return new Value.Bool(a.bytes(0).equals(typeOf(a.value(1))));
    }

    private static Value typeIsLike(Arguments a) {
        String type = typeOf(a.value(1));
        return new Value.Bool(type.equals(a.bytes(0)) || type.equals("*" + a.bytes(0)));
    }

    private static Value kindIs(Arguments a) {
        return new Value.Bool(a.bytes(0).equals(kindOf(a.value(1))));
    }

    private static Value deepEqual(Arguments a) {
        return new Value.Bool(DeepEquality.of(a.value(0), a.value(1), a.budget()));
    }

    private static String typeOf(Value value) {
        return value instanceof Value.Nil ? "<nil>" : value.type().name();
    }

    static String kindOf(Value value) {
        Kind kind = value instanceof Value.Nil ? Kind.INVALID : value.type().kind();
        return kind.goName();
    }
}
