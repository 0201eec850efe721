package io.connectors.crds.template.format;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Bytes;

/** Where printed text goes, padded as the flags say. Asks the budget before it grows. */
final class Output {
    private final StringBuilder text = new StringBuilder();
    private final Flags flags;
    private final Budget budget;

    Output(Flags flags, Budget budget) {
        this.flags = flags;
        this.budget = budget;
    }

    Output write(String bytes) {
        budget.requires((long) text.length() + bytes.length());
        text.append(bytes);
        return this;
    }

    Output write(char one) {
        text.append(one);
        return this;
    }

    void writeRune(int rune) {
        Bytes.appendRune(text, rune);
    }

    void pad(String bytes) {
        if (!flags.hasWidth) {
            write(bytes);
            return;
        }
        int missing = flags.width - Bytes.runes(bytes);
        if (flags.minus) {
            write(bytes);
            fill(missing);
        } else {
            fill(missing);
            write(bytes);
        }
    }

    /** Pads with blanks even where the flags ask for zeros. */
    void padWithBlanks(String bytes) {
        boolean zero = flags.zero;
        flags.zero = false;
        pad(bytes);
        flags.zero = zero;
    }

    void fill(int count) {
        if (count > 0) {
            budget.requires((long) text.length() + count);
            text.repeat(flags.zero && !flags.minus ? '0' : ' ', count);
        }
    }

    /** Asks before text of some size is made that will be written. */
    void requires(long size) {
        budget.requires(text.length() + size);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
