package io.connectors.crds.template;

import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import io.connectors.crds.template.value.Zero;

/** Whether a value can be the argument for a parameter: by Go's rules of assignment, which convert nothing but constants. */
final class Fitting {
    private Fitting() {}

    /** Fits a value, or throws FunctionException. */
    static Value value(Value value, Type type) {
        return switch (value) {
            case Value.Missing _ -> nil(type);
            case Value.Nil _ when type.equals(Type.ANY) -> value;
            case Value _ when type.equals(Type.ANY) || value.type().equals(type) -> value;
            default ->
                throw new FunctionException("needs " + type.name() + " and got "
                        + (value instanceof Value.Nil ? "nil" : value.type().name()));
        };
    }

    /** Fits the constant nil, or what is missing. */
    static Value nil(Type type) {
        if (!type.kind().isNilable()) {
            throw new FunctionException("needs " + type.name() + " and got nothing");
        }
        return Zero.of(type);
    }

    static Value number(NumberLiteral literal, Type type) {
        return literal.as(type)
                .orElseThrow(() -> new FunctionException(
                        type.equals(Type.ANY)
                                ? "got a number that is too large for int"
                                : "needs " + type.name() + " and got another constant"));
    }
}
