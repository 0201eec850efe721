package io.connectors.bench.load;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Reads the line that our script makes wrk print. */
final class WrkResult {
    private static final String MARK = "measured ";

    private WrkResult() {}

    static Load parse(String output) {
        String line = output.lines()
                .filter(each -> each.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("wrk measured nothing; it said:\n" + output));
        Map<String, Long> values = new HashMap<>();
        for (String pair : line.substring(MARK.length()).split(" ", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), Long.parseLong(pair.substring(equals + 1)));
        }
        return new Load(
                micros(values, "micros"),
                value(values, "requests"),
                value(values, "bytes"),
                value(values, "failed"),
                micros(values, "p50"),
                micros(values, "p99"));
    }

    private static Duration micros(Map<String, Long> values, String name) {
        return Duration.of(value(values, name), ChronoUnit.MICROS);
    }

    private static long value(Map<String, Long> values, String name) {
        Long value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("wrk did not print " + name);
        }
        return value;
    }
}
