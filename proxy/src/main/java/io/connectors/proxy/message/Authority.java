package io.connectors.proxy.message;

import java.util.Locale;
import java.util.Optional;

/**
 * Host and port as a client writes them in a Host field, a URL or CONNECT.
 *
 * @param host lower case, without final dot; an IPv6 address stands in brackets
 * @param port -1 when none is written
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.2">RFC 9110, 7.2</a>
 */
public record Authority(String host, int port) {
    private static final int MAX_HOST_LENGTH = 253;
    private static final int MAX_PORT = 65_535;

    /** Reads {@code host[:port]}; empty when it is not one. */
    public static Optional<Authority> parse(String text) {
        int end = hostEnd(text);
        if (end < 0) {
            return Optional.empty();
        }
        String host = withoutFinalDot(text.substring(0, end)).toLowerCase(Locale.ROOT);
        if (end == text.length()) {
            return Optional.of(new Authority(host, -1));
        }
        int port = port(text, end);
        return port < 0 ? Optional.empty() : Optional.of(new Authority(host, port));
    }

    /** Returns the origin that this is for a scheme. */
    public Origin origin(String scheme) {
        return new Origin(scheme, host, port < 0 ? Origin.defaultPort(scheme) : port);
    }

    private static String withoutFinalDot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Returns where the host ends, or -1 when the text does not begin with one. */
    private static int hostEnd(String text) {
        if (text.startsWith("[")) {
            int bracket = text.indexOf(']');
            return bracket > 2 && isAll(text, 1, bracket, Authority::isOfIpv6) ? bracket + 1 : -1;
        }
        int colon = text.indexOf(':');
        int end = colon < 0 ? text.length() : colon;
        boolean named = end > 0
                && end <= MAX_HOST_LENGTH + 1
                && text.charAt(0) != '-'
                && text.charAt(0) != '.'
                && isAll(text, 0, end, Authority::isOfName);
        return named ? end : -1;
    }

    private static int port(String text, int hostEnd) {
        int digits = text.length() - hostEnd - 1;
        if (text.charAt(hostEnd) != ':' || digits < 1 || digits > 5) {
            return -1;
        }
        int port = 0;
        for (int i = hostEnd + 1; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            port = port * 10 + digit;
        }
        return port < 1 || port > MAX_PORT ? -1 : port;
    }

    private interface Allowed {
        boolean test(char c);
    }

    private static boolean isAll(String text, int from, int to, Allowed allowed) {
        for (int i = from; i < to; i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }

    private static boolean isOfIpv6(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' || c == '.';
    }
}
