package io.connectors.crds.template.builtin;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.callable.Signature;
import io.connectors.crds.template.format.Print;
import io.connectors.crds.template.format.Printf;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.stream.Stream;

/** The functions of text/template, without {@code and} and {@code or}, which are syntax to us, and without {@code slice}, which sprig replaces. */
public final class Builtins {
    private static final Signature ANYTHING = Signature.of().rest(Type.ANY);

    private Builtins() {}

    public static List<Function> all() {
        return Stream.of(Comparison.functions(), Access.functions(), Escapes.functions(), others())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Function> others() {
        return List.of(
                Function.of("not", a -> new Value.Bool(!Truth.of(a.value(0))), Type.ANY),
                Function.of("call", Builtins::call, Type.ANY).rest(Type.ANY),
                new Function("print", ANYTHING, a -> new Value.Text(Print.values(a.from(0), a.budget()))),
                new Function("println", ANYTHING, a -> new Value.Text(Print.line(a.from(0), a.budget()))),
                Function.of(
                                "printf",
                                a -> new Value.Text(Printf.format(a.bytes(0), a.from(1), a.budget())),
                                Type.STRING)
                        .rest(Type.ANY));
    }

    /** No value of ours is a function. */
    private static Value call(Arguments arguments) {
        throw new FunctionException(
                "a value of type " + arguments.value(0).type().name() + " is no function");
    }
}
