package io.connectors.crds.template.builtin;

import io.connectors.crds.template.value.Value;

/** What {@code if} takes for true: all but false, zero, nil, and strings, lists and maps without content. */
public final class Truth {
    private Truth() {}

    public static boolean of(Value value) {
        return switch (value) {
            case Value.Missing _, Value.Nil _ -> false;
            case Value.Bool bool -> bool.value();
            case Value.Int integer -> integer.value() != 0;
            case Value.Real real -> real.value() != 0;
            case Value.Complex complex -> complex.real() != 0 || complex.imaginary() != 0;
            case Value.Text text -> !text.bytes().isEmpty();
            case Value.Slice slice -> !slice.items().isEmpty();
            case Value.Dict dict -> dict.size() > 0;
            case Value.Instance _ -> true;
        };
    }
}
