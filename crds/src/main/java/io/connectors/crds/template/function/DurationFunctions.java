package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Lengths of time, without a clock. */
final class DurationFunctions {
    static final List<Function> ALL = List.of(
            Function.of("duration", DurationFunctions::duration, Type.ANY),
            Function.of("durationRound", DurationFunctions::durationRound, Type.ANY));

    private DurationFunctions() {}

    /** Reads seconds from a text or an int64; anything else, also an int, is zero. */
    private static Value duration(Arguments a) {
        long seconds =
                a.value(0) instanceof Value.Text text ? DecimalText.nearestLong(text.bytes()) : int64(a.value(0));
        return new Value.Text(DurationText.format(seconds * DurationText.NANOS_PER_SECOND));
    }

    private static Value durationRound(Arguments a) {
        long nanos = a.value(0) instanceof Value.Text text
                ? DurationText.parse(text.bytes(), a.budget()).orElse(0)
                : int64(a.value(0));
        return new Value.Text(DurationText.rounded(nanos));
    }

    private static long int64(Value value) {
        return value instanceof Value.Int number && number.type().equals(Type.INT64) ? number.value() : 0;
    }
}
