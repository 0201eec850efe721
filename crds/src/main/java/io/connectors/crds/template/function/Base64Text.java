package io.connectors.crds.template.function;

/**
 * Decodes base64 in groups of four characters. Line breaks do not count. Java's decoder is not used because the position of the first mistake
 * is part of the answer.
 */
final class Base64Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final char PADDING = '=';
    private static final int GROUP = 4;

    private final String text;
    private final StringBuilder decoded = new StringBuilder();
    private int at;
    private int mistake = -1;

    private Base64Text(String text) {
        this.text = text;
    }

    /** Decodes, or says where the first mistake is. */
    static String decode(String text) {
        Base64Text base64 = new Base64Text(text);
        while (base64.at < text.length() && base64.mistake < 0) {
            base64.decodeGroup();
        }
        return base64.mistake < 0 ? base64.decoded.toString() : "illegal base64 data at input byte " + base64.mistake;
    }

    private void decodeGroup() {
        int bits = 0;
        int count = 0;
        while (count < GROUP) {
            if (at == text.length()) {
                mistake = count == 0 ? -1 : at - count;
                return;
            }
            char c = text.charAt(at++);
            int digit = ALPHABET.indexOf(c);
            if (digit >= 0) {
                bits = (bits << 6) | digit;
                count++;
            } else if (c == PADDING) {
                endWithPadding(bits, count);
                return;
            } else if (c != '\n' && c != '\r') {
                mistake = at - 1;
                return;
            }
        }
        append(bits, 3);
    }

    /** Ends the text with a group of two or three characters; the first padding character is read. */
    private void endWithPadding(int bits, int count) {
        if (count < 2) {
            mistake = at - 1;
            return;
        }
        if (count == 2) {
            skipLineBreaks();
            if (at == text.length()) {
                mistake = at;
                return;
            }
            if (text.charAt(at) != PADDING) {
                mistake = at - 1;
                return;
            }
            at++;
        }
        skipLineBreaks();
        if (at < text.length()) {
            mistake = at;
            return;
        }
        append(bits << (6 * (GROUP - count)), count - 1);
    }

    private void skipLineBreaks() {
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
    }

    private void append(int bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            decoded.append((char) ((bits >> (16 - 8 * i)) & 0xFF));
        }
    }
}
