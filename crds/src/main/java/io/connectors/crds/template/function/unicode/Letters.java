package io.connectors.crds.template.function.unicode;

/**
 * The classes of code points and their case, as of Unicode 15.0, which Go knows. Mappings are those of single code points:
 * {@code ß} has no upper case.
 */
public final class Letters {
    /** First and last code points that Java knows, but Unicode 15.0 does not. */
    private static final int[][] YOUNGER = {
        {0x1B4E, 0x1B4F}, {0x1B7F, 0x1B7F}, {0x1C89, 0x1C8A}, {0xA7CB, 0xA7CD}, {0xA7DA, 0xA7DC},
        {0x105C0, 0x105F3}, {0x10D40, 0x10D65}, {0x10D6E, 0x10D85}, {0x10EC2, 0x10EC4}, {0x11380, 0x113D8},
        {0x116D0, 0x116E3}, {0x11BC0, 0x11BF9}, {0x13460, 0x143FA}, {0x16100, 0x16139}, {0x16D40, 0x16D79},
        {0x18CFF, 0x18CFF}, {0x1CCF0, 0x1CCF9}, {0x1E5D0, 0x1E5FF}, {0x2EBF0, 0x2EE5D},
    };

    private Letters() {}

    public static boolean isSpace(int rune) {
        return switch (rune) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0 -> true;
            default -> {
                int type = Character.getType(rune);
                yield type == Character.SPACE_SEPARATOR
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR;
            }
        };
    }

    public static boolean isUpper(int rune) {
        return type(rune) == Character.UPPERCASE_LETTER;
    }

    public static boolean isLower(int rune) {
        return type(rune) == Character.LOWERCASE_LETTER;
    }

    public static boolean isTitle(int rune) {
        return type(rune) == Character.TITLECASE_LETTER;
    }

    public static boolean isLetter(int rune) {
        return switch (type(rune)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER -> true;
            default -> false;
        };
    }

    public static boolean isDigit(int rune) {
        return type(rune) == Character.DECIMAL_DIGIT_NUMBER;
    }

    public static boolean isNumber(int rune) {
        return switch (type(rune)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    public static boolean isPunctuation(int rune) {
        return switch (type(rune)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    public static int toUpper(int rune) {
        return known(rune, Character.toUpperCase(rune));
    }

    public static int toLower(int rune) {
        return known(rune, Character.toLowerCase(rune));
    }

    public static int toTitle(int rune) {
        return known(rune, Character.toTitleCase(rune));
    }

    private static int known(int rune, int mapped) {
        return isYounger(rune) || isYounger(mapped) ? rune : mapped;
    }

    /** Returns the general category, as constants of {@link Character}. */
    public static int type(int rune) {
        return isYounger(rune) ? Character.UNASSIGNED : Character.getType(rune);
    }

    static boolean isYounger(int rune) {
        if (rune < YOUNGER[0][0]) {
            return false;
        }
        for (int[] range : YOUNGER) {
            if (rune >= range[0] && rune <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
