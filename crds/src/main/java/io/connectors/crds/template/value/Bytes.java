package io.connectors.crds.template.value;

import java.nio.charset.StandardCharsets;

/**
 * Go strings in Java: a char holds one byte, 0 to 255. The virtual machine stores such strings in one byte a char, and their length,
 * substring, search, equality and order are what Go's are. They must not be confused with text as Java has it; these methods are the only way over.
 */
public final class Bytes {
    private static final int REPLACEMENT = 0xFFFD;

    private Bytes() {}

    /** Encodes text as UTF-8. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return encoded(text, i);
            }
        }
        return text;
    }

    private static String encoded(String text, int firstOther) {
        StringBuilder bytes = new StringBuilder(text.length() + 16).append(text, 0, firstOther);
        text.codePoints().skip(firstOther).forEach(rune -> appendRune(bytes, rune));
        return bytes.toString();
    }

    /** Decodes UTF-8; what is not becomes U+FFFD. */
    public static String text(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) >= 0x80) {
                return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }

    /** Tells whether a number is a code point that UTF-8 has a form for. */
    public static boolean isRune(int rune) {
        return rune >= 0 && rune <= Character.MAX_CODE_POINT && !(rune >= 0xD800 && rune <= 0xDFFF);
    }

    /** Appends the UTF-8 form of a code point; one that has none is written as U+FFFD, as Go does. */
    public static void appendRune(StringBuilder bytes, int rune) {
        int valid = isRune(rune) ? rune : REPLACEMENT;
        if (valid < 0x80) {
            bytes.append((char) valid);
        } else if (valid < 0x800) {
            bytes.append((char) (0xC0 | valid >> 6)).append(tail(valid));
        } else if (valid < 0x10000) {
            bytes.append((char) (0xE0 | valid >> 12)).append(tail(valid >> 6)).append(tail(valid));
        } else {
            bytes.append((char) (0xF0 | valid >> 18))
                    .append(tail(valid >> 12))
                    .append(tail(valid >> 6))
                    .append(tail(valid));
        }
    }

    private static char tail(int bits) {
        return (char) (0x80 | (bits & 0x3F));
    }

    /**
     * Reads the code point that begins at an index.
     *
     * @return -1 when there is no valid one; Go then takes one byte as U+FFFD
     */
    public static int runeAt(String bytes, int at) {
        int first = bytes.charAt(at);
        if (first < 0x80) {
            return first;
        }
        int width = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (width == 0 || at + width > bytes.length()) {
            return -1;
        }
        int rune = first & (0xFF >> (width + 1));
        for (int i = 1; i < width; i++) {
            int next = bytes.charAt(at + i);
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            rune = (rune << 6) | (next & 0x3F);
        }
        boolean overlong = rune < (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000);
        return overlong || !isRune(rune) ? -1 : rune;
    }

    /** Is the number of bytes of what {@link #runeAt} read: 1 for an invalid one. */
    public static int width(int rune) {
        return rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    }

    /** Counts code points, an invalid byte as one. */
    public static int runes(String bytes) {
        int count = 0;
        for (int at = 0; at < bytes.length(); at += width(runeAt(bytes, at))) {
            count++;
        }
        return count;
    }
}
