package io.connectors.proxy.refusal;

import java.util.function.Function;

/**
 * The result of one step on the way to the tool.
 *
 * @param <T> what the next step needs
 */
public sealed interface Decision<T> {
    /** The next step may go on with this. */
    record Passed<T>(T value) implements Decision<T> {}

    /** No step follows. */
    record Refused<T>(Refusal refusal) implements Decision<T> {}

    static <T> Decision<T> passed(T value) {
        return new Passed<>(value);
    }

    static <T> Decision<T> refused(Reason reason, String detail) {
        return new Refused<>(new Refusal(reason, detail));
    }

    default <R> Decision<R> then(Function<? super T, Decision<R>> next) {
        return switch (this) {
            case Passed<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }
}
