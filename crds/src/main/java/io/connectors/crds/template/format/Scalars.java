package io.connectors.crds.template.format;

import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Runes;
import java.util.Locale;

/** Prints what is not made of other values, by the flags. Each method tells whether it knows the verb. */
final class Scalars {
    private final Output out;
    private final Flags flags;

    Scalars(Output out, Flags flags) {
        this.out = out;
        this.flags = flags;
    }

    boolean bool(boolean value, int verb) {
        if (verb != 't' && verb != 'v') {
            return false;
        }
        out.pad(value ? "true" : "false");
        return true;
    }

    boolean integer(long value, boolean signed, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV && !signed) {
                    hexadecimal(value, true);
                } else {
                    digits(value, 10, signed, verb);
                }
            }
            case 'd' -> digits(value, 10, signed, verb);
            case 'b' -> digits(value, 2, signed, verb);
            case 'o', 'O' -> digits(value, 8, signed, verb);
            case 'x', 'X' -> digits(value, 16, signed, verb);
            case 'c' -> out.pad(encoded(rune(value)));
            case 'q' -> out.pad(Quoting.quoteRune(rune(value), flags.plus));
            case 'U' -> unicode(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Prints a number as Go prints addresses and bytes. */
    void hexadecimal(long value, boolean prefixed) {
        boolean sharp = flags.sharp;
        flags.sharp = prefixed;
        digits(value, 16, false, 'v');
        flags.sharp = sharp;
    }

    boolean real(double value, int verb) {
        switch (verb) {
            case 'v' -> real(value, 'g', Floats.SHORTEST);
            case 'b', 'g', 'G', 'x', 'X' -> real(value, (char) verb, Floats.SHORTEST);
            case 'f', 'e', 'E' -> real(value, (char) verb, 6);
            case 'F' -> real(value, 'f', 6);
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean complex(double real, double imaginary, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            return false;
        }
        boolean plus = flags.plus;
        out.write('(');
        real(real, verb);
        flags.plus = true;
        real(imaginary, verb);
        out.write("i)");
        flags.plus = plus;
        return true;
    }

    boolean text(String bytes, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.sharpV) {
                    quoted(bytes);
                } else {
                    out.pad(truncated(bytes));
                }
            }
            case 's' -> out.pad(truncated(bytes));
            case 'x', 'X' -> hexadecimalText(bytes, verb == 'X');
            case 'q' -> quoted(bytes);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void digits(long value, int base, boolean signed, int verb) {
        boolean negative = signed && value < 0;
        int least = flags.hasPrecision ? flags.precision : 0;
        if (flags.hasPrecision && flags.precision == 0 && value == 0) {
            out.padWithBlanks("");
            return;
        }
        if (!flags.hasPrecision && flags.zero && !flags.minus && flags.hasWidth) {
            least = flags.width - (negative || flags.plus || flags.space ? 1 : 0);
        }
        String digits = Long.toUnsignedString(negative ? -value : value, base);
        String cased = verb == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        out.requires(least);
        String padded = "0".repeat(Math.max(least - cased.length(), 0)) + cased;
        String sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
        out.padWithBlanks(sign + (verb == 'O' ? "0o" : "") + prefix(padded, base, verb) + padded);
    }

    private String prefix(String digits, int base, int verb) {
        if (!flags.sharp) {
            return "";
        }
        return switch (base) {
            case 2 -> "0b";
            case 8 -> digits.startsWith("0") ? "" : "0";
            case 16 -> verb == 'X' ? "0X" : "0x";
            default -> "";
        };
    }

    private void unicode(long value) {
        int least = flags.hasPrecision ? Math.max(flags.precision, 4) : 4;
        out.requires(least);
        String digits = Long.toHexString(value).toUpperCase(Locale.ROOT);
        StringBuilder text = new StringBuilder("U+")
                .repeat('0', Math.max(least - digits.length(), 0))
                .append(digits);
        if (flags.sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Runes.isPrint((int) value)) {
            Bytes.appendRune(text.append(" '"), (int) value);
            text.append('\'');
        }
        out.padWithBlanks(text.toString());
    }

    private void real(double value, char verb, int defaultPrecision) {
        int precision = flags.hasPrecision ? flags.precision : defaultPrecision;
        out.requires(Math.max(precision, 0));
        String number = Floats.format(value, verb, precision);
        boolean signed = number.startsWith("-") || number.startsWith("+");
        char sign = signed ? number.charAt(0) : '+';
        String size = signed ? number.substring(1) : number;
        if (flags.space && sign == '+' && !flags.plus) {
            sign = ' ';
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            // Go keeps the plus of an infinity even where no flag asks for one.
            boolean bare = Double.isNaN(value) && !flags.plus && !flags.space;
            out.padWithBlanks(bare ? size : sign + size);
            return;
        }
        if (flags.sharp && verb != 'b') {
            size = withPoint(size, verb, precision);
        }
        if (!flags.plus && sign == '+') {
            out.pad(size);
        } else if (flags.zero && !flags.minus && flags.hasWidth && flags.width > size.length() + 1) {
            out.write(sign).fill(flags.width - size.length() - 1);
            out.write(size);
        } else {
            out.pad(sign + size);
        }
    }

    /** Keeps the point and the zeros that the flag # asks for. */
    private static String withPoint(String size, char verb, int precision) {
        int exponent = exponentAt(size, verb);
        String head = exponent < 0 ? size : size.substring(0, exponent);
        String tail = exponent < 0 ? "" : size.substring(exponent);
        boolean general = verb == 'g' || verb == 'G' || verb == 'x';
        int missing = general ? (precision == Floats.SHORTEST ? 6 : precision) - significant(head) : 0;
        if (head.indexOf('.') < 0) {
            missing -= head.equals("0") ? 1 : 0;
            head += ".";
        }
        return head + "0".repeat(Math.max(missing, 0)) + tail;
    }

    private static int exponentAt(String size, char verb) {
        int hexadecimal = Math.max(size.indexOf('p'), size.indexOf('P'));
        if (verb == 'x' || verb == 'X') {
            return hexadecimal;
        }
        return Math.max(size.indexOf('e'), size.indexOf('E'));
    }

    /** Counts the characters from the first digit that is not zero on, without the point. */
    private static int significant(String head) {
        int count = 0;
        for (int i = 0; i < head.length(); i++) {
            char c = head.charAt(i);
            if (c != '.' && (count > 0 || c != '0')) {
                count++;
            }
        }
        return count;
    }

    private String truncated(String bytes) {
        if (!flags.hasPrecision || flags.precision >= bytes.length()) {
            return bytes;
        }
        int end = 0;
        for (int left = flags.precision; left > 0 && end < bytes.length(); left--) {
            end += Bytes.width(Bytes.runeAt(bytes, end));
        }
        return bytes.substring(0, end);
    }

    private void quoted(String bytes) {
        String text = truncated(bytes);
        // An invalid byte takes four.
        out.requires(4L * text.length());
        if (flags.sharp && Quoting.canBackquote(text)) {
            out.pad("`" + text + "`");
        } else {
            out.pad(flags.plus ? Quoting.quoteToAscii(text) : Quoting.quote(text));
        }
    }

    private void hexadecimalText(String bytes, boolean upper) {
        int length = flags.hasPrecision ? Math.min(flags.precision, bytes.length()) : bytes.length();
        out.requires(5L * length);
        String prefix = upper ? "0X" : "0x";
        StringBuilder text = new StringBuilder(flags.sharp && length > 0 ? prefix : "");
        for (int i = 0; i < length; i++) {
            if (flags.space && i > 0) {
                text.append(flags.sharp ? " " + prefix : " ");
            }
            String pair = Integer.toHexString(0x100 | bytes.charAt(i)).substring(1);
            text.append(upper ? pair.toUpperCase(Locale.ROOT) : pair);
        }
        out.pad(text.toString());
    }

    private static int rune(long value) {
        return value < 0 || value > Character.MAX_CODE_POINT ? -1 : (int) value;
    }

    private static String encoded(int rune) {
        StringBuilder text = new StringBuilder();
        Bytes.appendRune(text, rune);
        return text.toString();
    }
}
