package io.connectors.crds.template;

import io.connectors.crds.template.value.Bytes;
import java.util.Optional;

/**
 * How far a number reaches. Whether its digits make sense is found out when its value is taken.
 *
 * @param end offset behind it
 * @param complex whether it is the sum of a real and an imaginary part
 */
record NumberScan(int end, boolean complex) {
    private static final String DECIMAL = "0123456789_";
    private static final String HEXADECIMAL = "0123456789abcdefABCDEF_";

    /** Finds the number that begins at an offset, by the rules of text/template/parse; empty when there is none. */
    static Optional<NumberScan> at(String text, int offset) {
        Reader reader = new Reader(text, offset);
        if (!reader.number()) {
            return Optional.empty();
        }
        if (!reader.isAt("+-")) {
            return Optional.of(new NumberScan(reader.at, false));
        }
        boolean imaginary = reader.number() && text.charAt(reader.at - 1) == 'i';
        return imaginary ? Optional.of(new NumberScan(reader.at, true)) : Optional.empty();
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text, int at) {
            this.text = text;
            this.at = at;
        }

        boolean number() {
            accept("+-");
            String digits = digits();
            acceptRun(digits);
            if (accept(".")) {
                acceptRun(digits);
            }
            if (hasExponent(digits)) {
                accept("+-");
                acceptRun(DECIMAL);
            }
            accept("i");
            return at == text.length() || !Lexer.isAlphaNumeric(Bytes.runeAt(text, at));
        }

        private String digits() {
            if (!accept("0")) {
                return DECIMAL;
            }
            if (accept("xX")) {
                return HEXADECIMAL;
            }
            if (accept("oO")) {
                return "01234567_";
            }
            return accept("bB") ? "01_" : DECIMAL;
        }

        private boolean hasExponent(String digits) {
            return switch (digits) {
                case DECIMAL -> accept("eE");
                case HEXADECIMAL -> accept("pP");
                default -> false;
            };
        }

        boolean isAt(String valid) {
            return at < text.length() && valid.indexOf(text.charAt(at)) >= 0;
        }

        private boolean accept(String valid) {
            boolean accepted = isAt(valid);
            at += accepted ? 1 : 0;
            return accepted;
        }

        private void acceptRun(String valid) {
            while (accept(valid)) {
                // Taken by the condition.
            }
        }
    }
}
