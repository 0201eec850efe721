package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.function.semver.Version;
import io.connectors.crds.template.value.Kind;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What {@code semver} gives. It has all methods of {@link VersionStruct}, then those that compare. */
record VersionPointer(Version version) implements Value.Instance {
    private static final Type TYPE = new Type.Simple("*semver.Version", Kind.POINTER);

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String bytes() {
        return version.toString();
    }

    @Override
    public Map<String, Value> fields() {
        return new VersionStruct(version).fields();
    }

    @Override
    public @Nullable Method method(String name) {
        return switch (name) {
            case "Original" -> new Method(List.of(), arguments -> new Value.Text(version.original()));
            case "Compare" -> comparison(other -> Value.Int.ofInt(Integer.signum(version.compare(other))));
            case "Equal" -> new Method(List.of(TYPE), this::equal);
            case "LessThan" -> ordered(order -> order < 0);
            case "LessThanEqual" -> ordered(order -> order <= 0);
            case "GreaterThan" -> ordered(order -> order > 0);
            case "GreaterThanEqual" -> ordered(order -> order >= 0);
            default -> new VersionStruct(version).method(name);
        };
    }

    private Method ordered(IntPredicate order) {
        return comparison(other -> new Value.Bool(order.test(version.compare(other))));
    }

    private static Method comparison(java.util.function.Function<Version, Value> answer) {
        return new Method(List.of(TYPE), arguments -> {
            if (arguments.getFirst() instanceof VersionPointer other) {
                return answer.apply(other.version);
            }
            throw new FunctionException("a version is needed, not nil");
        });
    }

    private Value equal(List<Value> arguments) {
        return new Value.Bool(
                arguments.getFirst() instanceof VersionPointer other && version.compare(other.version) == 0);
    }
}
