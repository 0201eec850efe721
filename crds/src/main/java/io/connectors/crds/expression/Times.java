package io.connectors.crds.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps and durations: text, arithmetic, calendar. A duration counts nanoseconds in 64 bits, as Go's does. */
final class Times {
    /** What Go takes for RFC 3339: the hour may have one digit, the fraction may follow a comma. */
    private static final Pattern TIMESTAMP =
            Pattern.compile("(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?<hour>[0-9]{1,2}):(?<rest>[0-9]{2}:[0-9]{2})"
                    + "(?:[.,](?<fraction>[0-9]+))?(?<zone>Z|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))");

    private static final Pattern DURATION_PART =
            Pattern.compile("(?=\\.?[0-9])(?<whole>[0-9]*)(?:\\.(?<fraction>[0-9]*))?(?<unit>ns|us|µs|μs|ms|s|m|h)");
    private static final Pattern OFFSET = Pattern.compile("(?<hours>[+-]?[0-9]{1,4}):(?<minutes>[+-]?[0-9]{1,4})");
    private static final int MAX_LENGTH = 64;
    /** In the time zone database, but not among the JDK's names. */
    private static final Map<String, String> OFFSETS_WITH_A_NAME =
            Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

    private Times() {}

    static Optional<Timestamp> parseTimestamp(String text) {
        Matcher matcher = TIMESTAMP.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            return Optional.empty();
        }
        Optional<Integer> offset = offset(matcher);
        try {
            String hour = matcher.group("hour");
            LocalDateTime local = LocalDateTime.parse(
                    matcher.group("date") + "T" + (hour.length() == 1 ? "0" : "") + hour + ":" + matcher.group("rest"));
            return offset.map(seconds -> new Timestamp(
                            local.toInstant(ZoneOffset.UTC)
                                    .minusSeconds(seconds)
                                    .plusNanos(nanos(matcher.group("fraction"))),
                            seconds))
                    .filter(timestamp -> Timestamp.isInRange(timestamp.instant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> offset(Matcher matcher) {
        if (matcher.group("zone").equals("Z")) {
            return Optional.of(0);
        }
        int hours = Integer.parseInt(matcher.group("hours"));
        int minutes = Integer.parseInt(matcher.group("minutes"));
        if (hours > 24 || minutes > 60) {
            return Optional.empty();
        }
        int seconds = (hours * 60 + minutes) * 60;
        return Optional.of(matcher.group("sign").equals("-") ? -seconds : seconds);
    }

    private static long nanos(String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    }

    static Optional<Timestamp> ofSeconds(long seconds) {
        try {
            return Optional.of(new Timestamp(Instant.ofEpochSecond(seconds), 0))
                    .filter(timestamp -> Timestamp.isInRange(timestamp.instant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static String text(Timestamp timestamp) {
        LocalDateTime local =
                LocalDateTime.ofInstant(timestamp.instant().plusSeconds(timestamp.offset()), ZoneOffset.UTC);
        String seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(local);
        int nanos = local.get(ChronoField.NANO_OF_SECOND);
        String fraction = nanos == 0
                ? ""
                : BigDecimal.valueOf(nanos, 9)
                        .stripTrailingZeros()
                        .toPlainString()
                        .substring(1);
        int minutes = Math.abs(timestamp.offset()) / 60;
        String zone = timestamp.offset() == 0
                ? "Z"
                : "%s%02d:%02d".formatted(timestamp.offset() < 0 ? "-" : "+", minutes / 60, minutes % 60);
        return seconds + fraction + zone;
    }

    static Optional<Duration> parseDuration(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (rest.isEmpty() || rest.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        BigInteger nanos = BigInteger.ZERO;
        Matcher part = DURATION_PART.matcher(rest);
        int read = 0;
        while (read < rest.length()) {
            if (!part.find(read) || part.start() != read) {
                return Optional.empty();
            }
            nanos = nanos.add(nanos(part));
            read = part.end();
        }
        BigInteger signed = negative ? nanos.negate() : nanos;
        return signed.bitLength() > 63 ? Optional.empty() : Optional.of(Duration.ofNanos(signed.longValueExact()));
    }

    private static BigInteger nanos(Matcher part) {
        long unit = nanosOf(part.group("unit"));
        String whole = part.group("whole");
        BigInteger nanos = new BigInteger(whole.isEmpty() ? "0" : whole).multiply(BigInteger.valueOf(unit));
        String fraction = part.group("fraction");
        return nanos.add(BigInteger.valueOf(fraction == null ? 0 : nanosOfFraction(fraction, unit)));
    }

    /** Go multiplies the fraction in floating point, with as many digits as a long holds. */
    private static long nanosOfFraction(String digits, long unit) {
        long fraction = 0;
        double scale = 1;
        for (int i = 0; i < digits.length() && fraction <= (Long.MAX_VALUE - 9) / 10; i++) {
            fraction = fraction * 10 + Character.digit(digits.charAt(i), 10);
            scale *= 10;
        }
        return (long) (fraction * (unit / scale));
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000;
        };
    }

    static String text(Duration duration) {
        long nanos = duration.toNanos();
        long whole = nanos / 1_000_000_000L;
        double seconds = whole + nanos % 1_000_000_000L / 1e9;
        return new BigDecimal(Double.toString(seconds)).stripTrailingZeros().toPlainString() + "s";
    }

    /** Returns the duration, or a fault when 64 bits cannot count its nanoseconds. */
    static Object checked(Duration duration) {
        try {
            return Duration.ofNanos(duration.toNanos());
        } catch (ArithmeticException _) {
            return Fault.of("duration overflow");
        }
    }

    static Object add(Timestamp timestamp, Duration duration) {
        Instant sum = timestamp.instant().plus(duration);
        return Timestamp.isInRange(sum) && !isLowest(duration)
                ? new Timestamp(sum, timestamp.offset())
                : Fault.of("timestamp overflow");
    }

    /** Its negation is one more than the highest duration, which only a subtraction gets here. */
    private static boolean isLowest(Duration duration) {
        return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0;
    }

    /** Returns the calendar of a zone: empty or UTC, a name of the time zone database, or hours and minutes. */
    static Optional<OffsetDateTime> in(Timestamp timestamp, String zone) {
        Instant instant = timestamp.instant();
        if (zone.isEmpty() || zone.equals("UTC")) {
            return Optional.of(instant.atOffset(ZoneOffset.UTC));
        }
        if (zone.indexOf(':') < 0) {
            return zone(zone).map(known -> instant.atZone(known).toOffsetDateTime());
        }
        Matcher offset = OFFSET.matcher(zone);
        if (!offset.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(offset.group("minutes"));
        int east = Integer.parseInt(offset.group("hours")) * 60 + (zone.startsWith("-") ? -minutes : minutes);
        return Optional.of(instant.plusSeconds(east * 60L).atOffset(ZoneOffset.UTC));
    }

    private static Optional<ZoneId> zone(String name) {
        String offset = OFFSETS_WITH_A_NAME.get(name);
        return offset != null
                ? Optional.of(ZoneOffset.of(offset))
                : Optional.of(name)
                        .filter(ZoneId.getAvailableZoneIds()::contains)
                        .map(ZoneId::of);
    }

    /** Counts whole units as Go does: in floating point, which shows far from zero. */
    static long whole(Duration duration, long nanosOfUnit) {
        long nanos = duration.toNanos();
        long whole = nanos / nanosOfUnit;
        return (long) (whole + nanos % nanosOfUnit / (double) nanosOfUnit);
    }
}
