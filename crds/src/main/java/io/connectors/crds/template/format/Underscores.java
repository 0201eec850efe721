package io.connectors.crds.template.format;

/** The rule for underscores in Go's number literals. */
final class Underscores {
    private Underscores() {}

    /** Tells whether each underscore stands between two digits, or between the prefix of a base and a digit. */
    static boolean separateDigits(String number) {
        String text = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        boolean prefixed = text.length() >= 2 && text.charAt(0) == '0' && "bBoOxX".indexOf(text.charAt(1)) >= 0;
        boolean hex = prefixed && (text.charAt(1) | 0x20) == 'x';
        char before = prefixed ? '0' : '^';
        for (int i = prefixed ? 2 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c < 0x80 && Character.digit(c, hex ? 16 : 10) >= 0;
            if (c == '_' ? before != '0' : !digit && before == '_') {
                return false;
            }
            before = digit ? '0' : c == '_' ? '_' : '!';
        }
        return before != '_';
    }
}
