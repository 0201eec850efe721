package io.connectors.crds.template.value;

/** What Go's package unicode says about code points. */
public final class Runes {
    private Runes() {}

    public static boolean isLetter(int rune) {
        return rune >= 0 && Character.isLetter(rune);
    }

    public static boolean isDigit(int rune) {
        return rune >= 0 && Character.isDigit(rune);
    }

    /** Tells whether a code point is white space, which is not quite what Java calls so. */
    public static boolean isSpace(int rune) {
        return switch (rune) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> rune >= 0x2000 && rune <= 0x200A;
        };
    }

    /** Tells whether a code point is shown as itself in a quoted string: letters, marks, numbers, punctuation, symbols and the blank. */
    public static boolean isPrint(int rune) {
        if (rune < 0 || rune == ' ') {
            return rune == ' ';
        }
        return switch (Character.getType(rune)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
