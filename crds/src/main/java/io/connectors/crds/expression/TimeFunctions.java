package io.connectors.crds.expression;

import static java.util.Map.entry;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The functions on timestamps and durations by name. */
final class TimeFunctions {
    private TimeFunctions() {}

    static Map<String, List<Overload>> all() {
        return Map.ofEntries(
                entry("getFullYear", field(OffsetDateTime::getYear)),
                entry("getMonth", field(time -> time.getMonthValue() - 1)),
                entry("getDayOfYear", field(time -> time.getDayOfYear() - 1)),
                entry("getDayOfMonth", field(time -> time.getDayOfMonth() - 1)),
                entry("getDate", field(OffsetDateTime::getDayOfMonth)),
                entry("getDayOfWeek", field(time -> time.getDayOfWeek().getValue() % 7)),
                entry("getHours", fieldOrWhole(OffsetDateTime::getHour, 3_600_000_000_000L)),
                entry("getMinutes", fieldOrWhole(OffsetDateTime::getMinute, 60_000_000_000L)),
                entry("getSeconds", fieldOrWhole(OffsetDateTime::getSecond, 1_000_000_000L)),
                entry(
                        "getMilliseconds",
                        Stream.concat(
                                        field(time -> time.getNano() / 1_000_000).stream(),
                                        Stream.of(Overload.of(Duration.class, (d, _) -> d.toNanos() / 1_000_000)))
                                .toList()));
    }

    private static List<Overload> field(ToLongFunction<OffsetDateTime> field) {
        return List.of(
                Overload.of(Timestamp.class, (time, _) -> read(time, "", field)),
                Overload.of(Timestamp.class, String.class, (time, zone, _) -> read(time, zone, field)));
    }

    private static List<Overload> fieldOrWhole(ToLongFunction<OffsetDateTime> field, long nanosOfUnit) {
        return Stream.concat(
                        field(field).stream(),
                        Stream.of(Overload.of(Duration.class, (duration, _) -> Times.whole(duration, nanosOfUnit))))
                .toList();
    }

    private static Object read(Timestamp time, String zone, ToLongFunction<OffsetDateTime> field) {
        Optional<OffsetDateTime> calendar = Times.in(time, zone);
        return calendar.isPresent() ? field.applyAsLong(calendar.get()) : Fault.of("unknown time zone");
    }
}
