package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Paths with slashes, as texts only. The variants for the operating system's paths are the same: ours is Linux. */
final class PathFunctions {
    static final List<Function> ALL =
            Stream.of("", "os").flatMap(PathFunctions::named).toList();

    private PathFunctions() {}

    private static Stream<Function> named(String prefix) {
        boolean plain = prefix.isEmpty();
        return Stream.of(
                path(plain ? "base" : "osBase", SlashPath::base),
                path(plain ? "dir" : "osDir", SlashPath::dir),
                path(plain ? "clean" : "osClean", SlashPath::clean),
                path(plain ? "ext" : "osExt", SlashPath::ext),
                Function.of(
                        plain ? "isAbs" : "osIsAbs",
                        a -> new Value.Bool(a.bytes(0).startsWith("/")),
                        Type.STRING));
    }

    private static Function path(String name, UnaryOperator<String> part) {
        return Function.of(name, a -> new Value.Text(part.apply(a.bytes(0))), Type.STRING);
    }
}
