package io.connectors.crds.template.function;

/** Base32 of RFC 4648, which Java does not have. A group of eight characters stands for five bytes. */
final class Base32Text {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final char PADDING = '=';
    private static final int GROUP = 8;
    private static final int GROUP_BYTES = 5;

    private final String text;
    private final StringBuilder decoded = new StringBuilder();
    private int at;
    private boolean ended;
    private int mistake = -1;

    private Base32Text(String text) {
        this.text = text;
    }

    static String encode(String bytes) {
        StringBuilder encoded = new StringBuilder();
        for (int start = 0; start < bytes.length(); start += GROUP_BYTES) {
            int count = Math.min(GROUP_BYTES, bytes.length() - start);
            long bits = 0;
            for (int i = 0; i < GROUP_BYTES; i++) {
                bits = (bits << 8) | (i < count ? bytes.charAt(start + i) : 0);
            }
            int digits = (count * 8 + 4) / 5;
            for (int i = 0; i < GROUP; i++) {
                encoded.append(i < digits ? ALPHABET.charAt((int) ((bits >> (35 - 5 * i)) & 31)) : PADDING);
            }
        }
        return encoded.toString();
    }

    /** Decodes, or says where the first mistake is, not counting line breaks. */
    static String decode(String text) {
        Base32Text base32 = new Base32Text(text.replace("\r", "").replace("\n", ""));
        while (base32.at < base32.text.length() && !base32.ended && base32.mistake < 0) {
            base32.decodeGroup();
        }
        return base32.mistake < 0 ? base32.decoded.toString() : "illegal base32 data at input byte " + base32.mistake;
    }

    private void decodeGroup() {
        long bits = 0;
        for (int count = 0; count < GROUP; count++) {
            if (at == text.length()) {
                mistake = at - count;
                return;
            }
            char c = text.charAt(at++);
            if (c == PADDING && count >= 2 && text.length() - at < GROUP) {
                endWithPadding(bits, count);
                return;
            }
            int digit = ALPHABET.indexOf(c);
            if (digit < 0) {
                mistake = at - 1;
                return;
            }
            bits = (bits << 5) | digit;
        }
        append(bits, GROUP_BYTES);
    }

    /** Ends the text; what follows the padding is not looked at. */
    private void endWithPadding(long bits, int count) {
        int missing = GROUP - 1 - count;
        if (text.length() - at < missing) {
            mistake = text.length();
            return;
        }
        for (int i = 0; i < missing; i++) {
            if (text.charAt(at + i) != PADDING) {
                mistake = at + i - 1;
                return;
            }
        }
        if (count == 3 || count == 6) {
            mistake = at - 1;
            return;
        }
        ended = true;
        append(bits << (5 * (GROUP - count)), count * 5 / 8);
    }

    private void append(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            decoded.append((char) ((bits >> (32 - 8 * i)) & 0xFF));
        }
    }
}
