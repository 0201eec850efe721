package io.connectors.sandbox.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import java.util.List;

/** One overload of a function that Kubernetes adds, as the compiler and the evaluator need it. */
@SuppressWarnings("Immutable") // Bodies are functions of their arguments alone, which the checker cannot see.
record Function(CelFunctionDecl declaration, CelFunctionBinding binding) {

    /** Computes the result; the first argument of a member function is what it is called on. */
    interface Body {
        Object apply(Object[] arguments);
    }

    static Function member(
            String name, String id, CelType result, Body body, List<CelType> types, List<Class<?>> classes) {
        return new Function(
                CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newMemberOverload(id, result, types)),
                CelFunctionBinding.from(id, classes, body::apply));
    }

    static Function global(String name, String id, CelType result, Body body, CelType type, Class<?> argument) {
        return new Function(
                CelFunctionDecl.newFunctionDeclaration(name, CelOverloadDecl.newGlobalOverload(id, result, type)),
                CelFunctionBinding.from(id, List.of(argument), body::apply));
    }
}
