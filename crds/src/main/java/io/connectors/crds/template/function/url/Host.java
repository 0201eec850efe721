package io.connectors.crds.template.function.url;

/** The host of a URL, with its port. */
final class Host {
    private static final String ZONE_SIGN = "%25";

    private Host() {}

    static String parse(String scheme, String text) throws InvalidUrlException {
        int bracket = text.lastIndexOf('[');
        if (bracket > 0) {
            throw new InvalidUrlException("a bracket does not stand at the start of the host");
        }
        if (bracket == 0) {
            return parseLiteral(text);
        }
        int colon = scheme.equals("http") || scheme.equals("https") ? text.indexOf(':') : text.lastIndexOf(':');
        if (colon >= 0) {
            refuseOtherThanPort(text.substring(colon));
        }
        return Escaping.HOST.unescape(text);
    }

    /** Returns the host without port and brackets. */
    static String name(String host) {
        int colon = host.lastIndexOf(':');
        String name = colon >= 0 && isOptionalPort(host.substring(colon)) ? host.substring(0, colon) : host;
        boolean bracketed = name.startsWith("[") && name.endsWith("]");
        return bracketed ? name.substring(1, name.length() - 1) : name;
    }

    private static String parseLiteral(String text) throws InvalidUrlException {
        int end = text.lastIndexOf(']');
        if (end < 0) {
            throw new InvalidUrlException("the bracket of the host is not closed");
        }
        String port = text.substring(end + 1);
        refuseOtherThanPort(port);
        String literal = text.substring(1, end);
        int zone = literal.indexOf(ZONE_SIGN);
        String address = zone < 0
                ? Escaping.HOST.unescape(literal)
                : Escaping.HOST.unescape(literal.substring(0, zone)) + Escaping.ZONE.unescape(literal.substring(zone));
        if (!Ipv6Text.isAddress(address)) {
            throw new InvalidUrlException("the brackets of the host do not hold an IPv6 address");
        }
        return "[" + address + "]" + port;
    }

    private static void refuseOtherThanPort(String text) throws InvalidUrlException {
        if (!isOptionalPort(text)) {
            throw new InvalidUrlException("the port is not a number");
        }
    }

    private static boolean isOptionalPort(String text) {
        return text.isEmpty() || (text.startsWith(":") && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
    }
}
