package io.connectors.crds.template.format;

import io.connectors.crds.template.value.Bytes;
import io.connectors.crds.template.value.Runes;

/** Writes strings and code points as Go literals, as strconv does. */
public final class Quoting {
    private static final int REPLACEMENT = 0xFFFD;
    private static final String ESCAPED = "\007\b\f\n\r\t\013";
    private static final String LETTERS = "abfnrtv";

    private Quoting() {}

    /** Writes a string in double quotes; what is printable stays, other bytes are escaped. */
    public static String quote(String bytes) {
        return quote(bytes, '"', false);
    }

    static String quoteToAscii(String bytes) {
        return quote(bytes, '"', true);
    }

    static String quoteRune(int rune, boolean asciiOnly) {
        StringBuilder out = new StringBuilder("'");
        appendEscaped(out, Bytes.isRune(rune) ? rune : REPLACEMENT, '\'', asciiOnly);
        return out.append('\'').toString();
    }

    /** Tells whether a string can stand between backquotes. */
    static boolean canBackquote(String bytes) {
        int rune;
        for (int at = 0; at < bytes.length(); at += Bytes.width(rune)) {
            rune = Bytes.runeAt(bytes, at);
            if (rune < 0 || rune == 0xFEFF || rune == '`' || rune == 0x7F || (rune < ' ' && rune != '\t')) {
                return false;
            }
        }
        return true;
    }

    private static String quote(String bytes, char quote, boolean asciiOnly) {
        StringBuilder out = new StringBuilder(bytes.length() + 2).append(quote);
        int rune;
        for (int at = 0; at < bytes.length(); at += Bytes.width(rune)) {
            rune = Bytes.runeAt(bytes, at);
            if (rune < 0) {
                appendHex(out.append("\\x"), bytes.charAt(at), 2);
            } else {
                appendEscaped(out, rune, quote, asciiOnly);
            }
        }
        return out.append(quote).toString();
    }

    private static void appendEscaped(StringBuilder out, int rune, char quote, boolean asciiOnly) {
        int letter = rune < 0x80 ? ESCAPED.indexOf(rune) : -1;
        if (rune == quote || rune == '\\') {
            out.append('\\').append((char) rune);
        } else if (Runes.isPrint(rune) && !(asciiOnly && rune >= 0x80)) {
            Bytes.appendRune(out, rune);
        } else if (letter >= 0) {
            out.append('\\').append(LETTERS.charAt(letter));
        } else if (rune < ' ' || rune == 0x7F) {
            appendHex(out.append("\\x"), rune, 2);
        } else if (rune < 0x10000) {
            appendHex(out.append("\\u"), rune, 4);
        } else {
            appendHex(out.append("\\U"), rune, 8);
        }
    }

    private static void appendHex(StringBuilder out, int value, int width) {
        for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) {
            out.append(Character.forDigit((value >>> shift) & 0xF, 16));
        }
    }
}
