package io.connectors.crds.template.function.url;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The percent-encoding of one part of a URL. */
enum Escaping {
    PATH("$&+,/:;=@"),
    HOST("!\"$&'()*+,:;<=>[]"),
    /** The zone of an IPv6 address; it may escape what a host may contain, then also a space. */
    ZONE(HOST.literals),
    USER("$&+,;="),
    FRAGMENT("!$&()*+,/:;=?@");

    private static final String UNRESERVED = "-._~";

    private final String literals;

    Escaping(String literals) {
        this.literals = literals;
    }

    String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
            char c = (char) (octet & 0xFF);
            if (isLiteral(c)) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }

    String unescape(String text) throws InvalidUrlException {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                plain.append(octet(text, i));
                i += 2;
            } else if (isHost() && c < 0x80 && !isLiteral(c)) {
                throw new InvalidUrlException("the host contains a character that must not occur there");
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private char octet(String text, int start) throws InvalidUrlException {
        int end = start + 3;
        if (end > text.length()
                || !HexFormat.isHexDigit(text.charAt(start + 1))
                || !HexFormat.isHexDigit(text.charAt(start + 2))) {
            throw new InvalidUrlException("a percent sign is not followed by two hexadecimal digits");
        }
        char octet = (char) HexFormat.fromHexDigits(text, start + 1, end);
        if (octet != '%' && !mayBeEscaped(octet)) {
            throw new InvalidUrlException("the host escapes a character that must not be escaped there");
        }
        return octet;
    }

    private boolean mayBeEscaped(char octet) {
        return switch (this) {
            case PATH, USER, FRAGMENT -> true;
            case HOST -> octet >= 0x80;
            case ZONE -> octet == ' ' || isLiteral(octet);
        };
    }

    private boolean isHost() {
        return this == HOST || this == ZONE;
    }

    private boolean isLiteral(char c) {
        boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return alphanumeric || UNRESERVED.indexOf(c) >= 0 || literals.indexOf(c) >= 0;
    }
}
