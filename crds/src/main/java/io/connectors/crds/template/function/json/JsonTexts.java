package io.connectors.crds.template.function.json;

import io.connectors.crds.template.value.Bytes;
import java.util.HexFormat;

/** Strings in JSON: how they are escaped, and which escapes are read. */
final class JsonTexts {
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private static final int UNICODE_ESCAPE = "\\uXXXX".length();

    private JsonTexts() {}

    /** Appends a string with its quotes. Invalid bytes become the escape of U+FFFD. */
    static void append(StringBuilder json, String bytes, boolean escapesHtml) {
        json.append('"');
        for (int i = 0; i < bytes.length(); ) {
            int rune = Bytes.runeAt(bytes, i);
            int end = i + Bytes.width(rune);
            if (rune < 0) {
                json.append("\\ufffd");
            } else if (rune == LINE_SEPARATOR || rune == PARAGRAPH_SEPARATOR) {
                json.append(rune == LINE_SEPARATOR ? "\\u2028" : "\\u2029");
            } else if (rune >= 0x80) {
                json.append(bytes, i, end);
            } else {
                appendAscii(json, (char) rune, escapesHtml);
            }
            i = end;
        }
        json.append('"');
    }

    private static void appendAscii(StringBuilder json, char c, boolean escapesHtml) {
        switch (c) {
            case '"', '\\' -> json.append('\\').append(c);
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '<', '>', '&' -> {
                if (escapesHtml) {
                    appendHexadecimal(json, c);
                } else {
                    json.append(c);
                }
            }
            default -> {
                if (c < ' ') {
                    appendHexadecimal(json, c);
                } else {
                    json.append(c);
                }
            }
        }
    }

    private static void appendHexadecimal(StringBuilder json, char c) {
        json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
    }

    /** Reads what stands between quotes. Invalid bytes and half surrogate pairs become U+FFFD. */
    static String unescape(String quoted) throws InvalidJsonException {
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); ) {
            if (quoted.charAt(i) != '\\') {
                int rune = Bytes.runeAt(quoted, i);
                Bytes.appendRune(text, rune);
                i += Bytes.width(rune);
            } else if (quoted.charAt(i + 1) == 'u') {
                int rune = codePoint(quoted, i);
                Bytes.appendRune(text, rune);
                i += Character.isSupplementaryCodePoint(rune) ? 2 * UNICODE_ESCAPE : UNICODE_ESCAPE;
            } else {
                text.append(escaped(quoted.charAt(i + 1)));
                i += 2;
            }
        }
        return text.toString();
    }

    /** Reads the code point of one Unicode escape, or of two that are a surrogate pair. */
    private static int codePoint(String quoted, int at) throws InvalidJsonException {
        int high = codeUnit(quoted, at);
        boolean pairPossible = Character.isHighSurrogate((char) high) && quoted.startsWith("\\u", at + UNICODE_ESCAPE);
        if (!pairPossible) {
            return high;
        }
        int low = codeUnit(quoted, at + UNICODE_ESCAPE);
        return Character.isLowSurrogate((char) low) ? Character.toCodePoint((char) high, (char) low) : high;
    }

    private static int codeUnit(String quoted, int at) throws InvalidJsonException {
        int end = at + UNICODE_ESCAPE;
        boolean complete =
                end <= quoted.length() && quoted.substring(at + 2, end).chars().allMatch(HexFormat::isHexDigit);
        if (!complete) {
            throw new InvalidJsonException("the text is not JSON: \\u is not followed by four hexadecimal digits");
        }
        return HexFormat.fromHexDigits(quoted, at + 2, end);
    }

    private static char escaped(char c) throws InvalidJsonException {
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new InvalidJsonException("the text is not JSON: a string has an unknown escape");
        };
    }
}
