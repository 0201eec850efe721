package io.connectors.crds.template;

import io.connectors.crds.template.value.Bytes;
import java.util.Optional;

/** Reads Go's string and character literals; text is bytes. Empty answers mean that the literal is malformed. */
final class Literals {
    private final String literal;
    private final char quote;
    private int at = 1;

    private Literals(String literal) {
        this.literal = literal;
        this.quote = literal.charAt(0);
    }

    /** Reads a literal in double quotes or backquotes. */
    static Optional<String> string(String literal) {
        if (literal.charAt(0) == '`') {
            return Optional.of(literal.substring(1, literal.length() - 1).replace("\r", ""));
        }
        return new Literals(literal).string();
    }

    /** Reads a literal in single quotes. */
    static Optional<Integer> character(String literal) {
        Literals reader = new Literals(literal);
        if (literal.charAt(1) == '\'') {
            return Optional.empty();
        }
        int rune = reader.character();
        boolean whole = reader.at == literal.length() - 1;
        return rune >= 0 && whole ? Optional.of(rune) : Optional.empty();
    }

    private Optional<String> string() {
        StringBuilder bytes = new StringBuilder(literal.length());
        int end = literal.length() - 1;
        while (at < end) {
            boolean single = isByteEscape();
            int rune = character();
            if (rune < 0) {
                return Optional.empty();
            }
            if (single) {
                bytes.append((char) rune);
            } else {
                Bytes.appendRune(bytes, rune);
            }
        }
        return Optional.of(bytes.toString());
    }

    /** Tells whether {@code \x} or an octal escape comes, which stand for a byte and not for a character. */
    private boolean isByteEscape() {
        char kind = literal.charAt(at) == '\\' ? literal.charAt(at + 1) : 'n';
        return kind == 'x' || (kind >= '0' && kind <= '7');
    }

    /** Reads one character, escaped or not; -1 when it is malformed. */
    private int character() {
        if (literal.charAt(at) != '\\') {
            int rune = Bytes.runeAt(literal, at);
            at += Bytes.width(rune);
            return rune;
        }
        char kind = literal.charAt(at + 1);
        at += 2;
        return switch (kind) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            case '\\' -> '\\';
            case '\'', '"' -> kind == quote ? kind : -1;
            case 'x' -> digits(2, 16);
            case 'u' -> rune(digits(4, 16));
            case 'U' -> rune(digits(8, 16));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> -1;
        };
    }

    private int octal() {
        at--;
        int value = digits(3, 8);
        return value > 0xFF ? -1 : value;
    }

    private static int rune(int value) {
        return Bytes.isRune(value) ? value : -1;
    }

    private int digits(int count, int radix) {
        int end = at + count;
        if (end > literal.length() - 1) {
            return -1;
        }
        int value = 0;
        for (; at < end; at++) {
            char c = literal.charAt(at);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
