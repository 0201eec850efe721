package io.connectors.app.mount;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads durations as Go writes them: {@code 20m}, {@code 1h30m}, {@code 1.5h}.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">ParseDuration</a>
 */
final class GoDuration {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h)");
    private static final Pattern DURATION = Pattern.compile("(?:" + PART.pattern() + "){1,8}");

    private GoDuration() {}

    static Optional<Duration> parse(String text) {
        if (!DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(PART.matcher(text).results().map(GoDuration::part).reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration part(MatchResult part) {
        Duration unit = switch (part.group(2)) {
            case "ns" -> Duration.ofNanos(1);
            case "us", "µs" -> Duration.ofNanos(1_000);
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        BigDecimal nanos = new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
        BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Duration.ofSeconds(seconds[0].longValue(), seconds[1].longValue());
    }
}
