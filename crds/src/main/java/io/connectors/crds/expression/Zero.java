package io.connectors.crds.expression;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which values count as empty. */
final class Zero {
    /** The zero of Go's clock, not the one of 1970. */
    private static final Instant NO_TIME = Instant.parse("0001-01-01T00:00:00Z");

    private Zero() {}

    static Optional<Object> optionalUnlessZero(Object value) {
        return Optional.of(value).filter(present -> !isZero(present));
    }

    private static boolean isZero(Object value) {
        return switch (value) {
            case Nil _ -> true;
            case Boolean flag -> !flag;
            case Long number -> number == 0;
            case Uint number -> number.bits() == 0;
            case Double number -> number == 0;
            case String text -> text.isEmpty();
            case Bytes bytes -> bytes.size() == 0;
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            case Duration duration -> duration.isZero();
            case Timestamp time -> time.instant().equals(NO_TIME);
            default -> false;
        };
    }
}
