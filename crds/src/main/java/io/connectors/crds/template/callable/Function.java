package io.connectors.crds.template.callable;

import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;

/** A function that templates can call by its name. */
public record Function(String name, Signature signature, Body body) {

    /**
     * Does what a function does. The arguments have the declared types. The engine charges the size of the result (not of what is inside it)
     * to the budget; a body whose work or result can be much larger than its arguments asks the budget before it begins.
     */
    @FunctionalInterface
    public interface Body {
        /** Throws FunctionException when the arguments do not fit. */
        Value apply(Arguments arguments);
    }

    /** Declares a function with fixed parameters. */
    public static Function of(String name, Body body, Type... parameters) {
        return new Function(name, Signature.of(parameters), body);
    }

    /** Lets the function take any number of further arguments of a type. */
    public Function rest(Type type) {
        return new Function(name, signature.rest(type), body);
    }
}
