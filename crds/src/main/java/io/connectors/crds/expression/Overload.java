package io.connectors.crds.expression;

import java.util.List;

/** One form of a function: the types it takes, and what it does. The caller pays for reading the texts among the arguments. */
record Overload(List<Class<?>> parameters, Body body) {

    static <A> Overload of(Class<A> a, One<A> body) {
        return new Overload(List.of(a), (args, budget) -> body.call(a.cast(args[0]), budget));
    }

    static <A, B> Overload of(Class<A> a, Class<B> b, Two<A, B> body) {
        return new Overload(List.of(a, b), (args, budget) -> body.call(a.cast(args[0]), b.cast(args[1]), budget));
    }

    static <A, B, C> Overload of(Class<A> a, Class<B> b, Class<C> c, Three<A, B, C> body) {
        return new Overload(
                List.of(a, b, c),
                (args, budget) -> body.call(a.cast(args[0]), b.cast(args[1]), c.cast(args[2]), budget));
    }

    boolean takes(Object[] args) {
        if (args.length != parameters.size()) {
            return false;
        }
        for (int i = 0; i < args.length; i++) {
            if (!parameters.get(i).isInstance(args[i])) {
                return false;
            }
        }
        return true;
    }

    /** What a function does with arguments of any type. */
    @FunctionalInterface
    interface Body {
        Object call(Object[] args, Budget budget);
    }

    /** What a function of one argument does. */
    @FunctionalInterface
    interface One<A> {
        Object call(A a, Budget budget);
    }

    /** What a function of two arguments does. */
    @FunctionalInterface
    interface Two<A, B> {
        Object call(A a, B b, Budget budget);
    }

    /** What a function of three arguments does. */
    @FunctionalInterface
    interface Three<A, B, C> {
        Object call(A a, B b, C c, Budget budget);
    }
}
