package io.connectors.crds.expression;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Conversions between types, and those of the encoders extension. */
final class Conversions {
    private Conversions() {}

    static Object toInt(Object value) {
        return switch (value) {
            case Long number -> number;
            case Uint number -> number.fitsLong() ? number.bits() : (Object) overflow();
            case Double number -> found(Numbers.truncatedLong(number), overflow());
            case String text -> found(NumberTexts.parseInt(text), unreadable("int"));
            case Timestamp time -> time.instant().getEpochSecond();
            case Duration duration -> duration.toNanos();
            default -> Fault.noOverload();
        };
    }

    static Object toUint(Object value) {
        return switch (value) {
            case Long number -> number < 0 ? overflow() : Uint.of(number);
            case Uint number -> number;
            case Double number -> found(Numbers.truncatedUint(number), overflow());
            case String text -> found(NumberTexts.parseUint(text), unreadable("uint"));
            default -> Fault.noOverload();
        };
    }

    static Object toDouble(Object value) {
        return switch (value) {
            case Long number -> (double) number;
            case Uint number -> number.asDouble();
            case Double number -> number;
            case String text -> found(NumberTexts.parseDouble(text), unreadable("double"));
            default -> Fault.noOverload();
        };
    }

    static Object toText(Object value) {
        return switch (value) {
            case String text -> text;
            case Boolean flag -> flag.toString();
            case Long number -> number.toString();
            case Uint number -> number.toString();
            case Double number -> NumberTexts.of(number);
            case Bytes bytes -> text(bytes);
            case Timestamp time -> Times.text(time);
            case Duration duration -> Times.text(duration);
            default -> Fault.noOverload();
        };
    }

    private static Object text(Bytes bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.content()))
                    .toString();
        } catch (CharacterCodingException _) {
            return Fault.of("the bytes are no text in UTF-8");
        }
    }

    static Object toBytes(Object value) {
        return switch (value) {
            case Bytes bytes -> bytes;
            case String text -> new Bytes(text.getBytes(StandardCharsets.UTF_8));
            default -> Fault.noOverload();
        };
    }

    static Object toBool(Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case String text -> found(NumberTexts.parseBool(text), unreadable("bool"));
            default -> Fault.noOverload();
        };
    }

    static Object toTimestamp(Object value) {
        return switch (value) {
            case Timestamp time -> time;
            case Long seconds -> found(Times.ofSeconds(seconds), Fault.of("timestamp overflow"));
            case String text -> found(Times.parseTimestamp(text), unreadable("timestamp"));
            default -> Fault.noOverload();
        };
    }

    static Object toDuration(Object value) {
        return switch (value) {
            case Duration duration -> duration;
            case String text -> found(Times.parseDuration(text), unreadable("duration"));
            default -> Fault.noOverload();
        };
    }

    static String encode(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.content());
    }

    /** Padding may be missing as a whole; line breaks are skipped, as Go does. */
    static Object decode(String text) {
        String dense = text.replace("\n", "").replace("\r", "");
        int padded = dense.indexOf('=');
        if (padded >= 0 && dense.length() % 4 != 0) {
            return Fault.of("the text is no base64");
        }
        try {
            return new Bytes(Base64.getDecoder().decode(dense));
        } catch (IllegalArgumentException _) {
            return Fault.of("the text is no base64");
        }
    }

    private static Object found(Optional<?> value, Fault otherwise) {
        return value.isPresent() ? value.get() : otherwise;
    }

    private static Fault overflow() {
        return Fault.of("the number is out of range");
    }

    private static Fault unreadable(String type) {
        return Fault.of("the text is no " + type);
    }
}
