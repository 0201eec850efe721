package io.connectors.crds.template.format;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints values by a format, as Go's Sprintf does. A format that does not fit shows so in the text; it is no error. */
public final class Printf {
    /** Go takes no larger width or precision. */
    private static final int LARGEST_NUMBER = 1_000_000;

    private final String format;
    private final List<Value> values;
    private final Flags flags = new Flags();
    private final Output out;
    private final Printer printer;
    private int at;
    private int next;

    /** Some argument was chosen by its number, so that others may be left over. */
    private boolean reordered;

    private boolean goodIndex;
    private boolean afterIndex;

    private Printf(String format, List<Value> values, Budget budget) {
        this.format = format;
        this.values = values;
        this.out = new Output(flags, budget);
        this.printer = new Printer(flags, out, budget);
    }

    /** Prints values by a format; text and result are bytes. */
    public static String format(String format, List<Value> values, Budget budget) {
        return new Printf(format, values, budget).format();
    }

    private String format() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            out.write(format.substring(at, end));
            at = end;
            if (percent >= 0) {
                at++;
                directive();
            }
        }
        if (!reordered && next < values.size()) {
            writeExtra();
        }
        return out.toString();
    }

    private void directive() {
        flags.clear();
        goodIndex = true;
        readFlags();
        if (isShortForm()) {
            printNext(format.charAt(at++));
            return;
        }
        afterIndex = false;
        readIndex();
        readWidth();
        if (at + 1 < format.length() && format.charAt(at) == '.') {
            at++;
            readPrecision();
        }
        if (!afterIndex) {
            readIndex();
        }
        if (at >= format.length()) {
            out.write("%!(NOVERB)");
            return;
        }
        int rune = Bytes.runeAt(format, at);
        at += Bytes.width(rune);
        verb(rune < 0 ? 0xFFFD : rune);
    }

    private void readFlags() {
        for (; at < format.length(); at++) {
            switch (format.charAt(at)) {
                case '#' -> flags.sharp = true;
                case '0' -> flags.zero = true;
                case '+' -> flags.plus = true;
                case '-' -> flags.minus = true;
                case ' ' -> flags.space = true;
                default -> {
                    return;
                }
            }
        }
    }

    private boolean isShortForm() {
        return at < format.length() && format.charAt(at) >= 'a' && format.charAt(at) <= 'z' && next < values.size();
    }

    private void verb(int verb) {
        if (verb == '%') {
            out.write('%');
        } else if (!goodIndex) {
            out.write("%!").writeRune(verb);
            out.write("(BADINDEX)");
        } else if (next >= values.size()) {
            out.write("%!").writeRune(verb);
            out.write("(MISSING)");
        } else {
            printNext(verb);
        }
    }

    private void printNext(int verb) {
        if (verb == 'v' || verb == 'w') {
            flags.turnToValueVerb();
        }
        printer.print(values.get(next++), verb);
    }

    private void readWidth() {
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Integer width = numberArgument();
            flags.hasWidth = width != null;
            if (width == null) {
                out.write("%!(BADWIDTH)");
            } else {
                flags.width = Math.abs(width);
                if (width < 0) {
                    flags.minus = true;
                    flags.zero = false;
                }
            }
            afterIndex = false;
            return;
        }
        Integer width = number(format.length());
        flags.hasWidth = width != null;
        flags.width = width == null ? 0 : width;
        if (afterIndex && width != null) {
            goodIndex = false;
        }
    }

    private void readPrecision() {
        if (afterIndex) {
            goodIndex = false;
        }
        readIndex();
        if (at < format.length() && format.charAt(at) == '*') {
            at++;
            Integer precision = numberArgument();
            flags.hasPrecision = precision != null && precision >= 0;
            flags.precision = precision != null && precision >= 0 ? precision : 0;
            if (!flags.hasPrecision) {
                out.write("%!(BADPREC)");
            }
            afterIndex = false;
            return;
        }
        Integer precision = number(format.length());
        flags.hasPrecision = true;
        flags.precision = precision == null ? 0 : precision;
    }

    /** Reads {@code [3]}, which says which argument comes next. */
    private void readIndex() {
        afterIndex = false;
        if (at >= format.length() || format.charAt(at) != '[') {
            return;
        }
        reordered = true;
        int close = format.indexOf(']', at + 1);
        if (close < 0 || format.length() - at < 3) {
            at++;
            goodIndex = false;
            return;
        }
        at++;
        Integer index = number(close);
        boolean wellFormed = index != null && at == close;
        at = close + 1;
        if (index != null && wellFormed && index >= 1 && index <= values.size()) {
            next = index - 1;
        } else {
            goodIndex = false;
        }
        afterIndex = wellFormed;
    }

    /** Reads digits up to an end; null when there are none, or too many. */
    private @Nullable Integer number(int end) {
        int start = at;
        int number = 0;
        while (at < end && format.charAt(at) >= '0' && format.charAt(at) <= '9') {
            if (number > LARGEST_NUMBER) {
                at = end;
                return null;
            }
            number = number * 10 + format.charAt(at++) - '0';
        }
        return at > start ? number : null;
    }

    /** Takes an argument as width or precision; null when it is no integer, or too large. */
    private @Nullable Integer numberArgument() {
        if (next >= values.size()) {
            return null;
        }
        boolean fits = values.get(next++) instanceof Value.Int number
                && number.value() >= -LARGEST_NUMBER
                && number.value() <= LARGEST_NUMBER;
        return fits ? (Integer) (int) ((Value.Int) values.get(next - 1)).value() : null;
    }

    private void writeExtra() {
        flags.clear();
        out.write("%!(EXTRA ");
        for (int i = next; i < values.size(); i++) {
            if (i > next) {
                out.write(", ");
            }
            if (!(values.get(i) instanceof Value.Nil)) {
                out.write(values.get(i).type().name() + "=");
            }
            printer.print(values.get(i), 'v');
        }
        out.write(')');
    }
}
