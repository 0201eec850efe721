package io.connectors.crds.template.function;

import io.connectors.crds.template.value.Value;

/** Tells what sprig takes for not set: nil, false, zero, and what has no length. */
final class Emptiness {
    private Emptiness() {}

    static boolean of(Value value) {
        return switch (value) {
            case Value.Missing missing -> true;
            case Value.Nil nil -> true;
            case Value.Bool bool -> !bool.value();
            case Value.Int number -> number.value() == 0;
            case Value.Real number -> number.value() == 0;
            case Value.Complex number -> number.real() == 0 && number.imaginary() == 0;
            case Value.Text text -> text.bytes().isEmpty();
            case Value.Slice slice -> slice.items().isEmpty();
            case Value.Dict dict -> dict.size() == 0;
            case Value.Instance instance -> false;
        };
    }
}
