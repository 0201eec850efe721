package io.connectors.crds.address;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The base URL of a tool.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, in ASCII form; an IPv6 address stands in brackets; no final dot
 * @param port the effective port, 80 or 443 when the address names none
 * @param path raw path without final slash: empty, or a text that begins with a slash
 */
public record ToolAddress(String scheme, String host, int port, String path) {
    /** Dot segments, also encoded ones, and backslashes: other parties resolve them, so a prefix could be climbed out of. */
    private static final Pattern AMBIGUOUS_PATH = Pattern.compile(
            ".*(?://|\\\\|%5c|/(?:\\.|%2e){1,2}(?:/|%2f|;|$)).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A request may hold empty segments and single dots, which lead no way out of a prefix. */
    private static final Pattern CLIMBING_PATH = Pattern.compile(
            ".*(?:\\\\|%5c|(?:/|%2f)(?:\\.|%2e){2}(?:/|%2f|;|$)).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern HOST_NAME = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_](?:[-a-z0-9_]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[-a-z0-9_]{0,61}[a-z0-9_])?)*");

    /**
     * Reads {@code http(s)://host[:port][/prefix]}.
     *
     * @throws InvalidAddressException when the text breaks a rule; the message names it
     */
    public static ToolAddress parse(String text) {
        URI uri = uri(text);
        String scheme = scheme(uri);
        require(
                uri.getRawUserInfo() == null && !uri.getRawAuthority().contains("@"),
                "must not contain a user name or password");
        require(uri.getRawQuery() == null, "must not contain a query (?…)");
        require(uri.getRawFragment() == null, "must not contain a fragment (#…)");
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        require(
                !AMBIGUOUS_PATH.matcher(path).matches(),
                "must not contain empty or dot segments or a backslash in its path");
        Authority authority = Authority.parse(uri.getRawAuthority(), scheme);
        return new ToolAddress(scheme, authority.host(), authority.port(), withoutFinalSlash(path));
    }

    /**
     * Tells whether a request to the target goes to this tool: scheme, host and port are equal, and the path begins with this
     * address's path, which ends where a segment ends. A path that climbs, and so could leave the prefix again, is never covered by
     * an address that has one.
     */
    public boolean covers(RequestTarget target) {
        return scheme.equals(target.scheme())
                && port == target.port()
                && host.equals(Authority.comparable(target.host()))
                && coversPath(target.rawPath());
    }

    /** Returns host and, unless it is the scheme's default, port: the form of the Host header. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** Returns the address as a URL, without final slash and without a default port. */
    public String url() {
        return scheme + "://" + authority() + path;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    static boolean isHostName(String host) {
        return HOST_NAME.matcher(host).matches();
    }

    static void require(boolean condition, String rule) {
        if (!condition) {
            throw new InvalidAddressException("The address " + rule + "; expected http(s)://host[:port][/prefix].");
        }
    }

    private boolean coversPath(String rawPath) {
        if (path.isEmpty()) {
            return true;
        }
        return rawPath.startsWith(path)
                && (rawPath.length() == path.length() || rawPath.charAt(path.length()) == '/')
                && !CLIMBING_PATH.matcher(rawPath.substring(path.length())).matches();
    }

    private static URI uri(String text) {
        require(!text.isBlank(), "is empty");
        require(text.chars().noneMatch(c -> c <= ' ' || c == 127), "must not contain blanks or control characters");
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // The exception repeats the text, so it is not kept as the cause.
            throw new InvalidAddressException("The address is not a URL; expected http(s)://host[:port][/prefix].");
        }
    }

    private static String scheme(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        require(scheme.equals("http") || scheme.equals("https"), "must begin with http:// or https://");
        require(uri.getRawAuthority() != null, "names no host");
        return scheme;
    }

    private static String withoutFinalSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Host and port as the address writes them. Not read by URI, which gives no host at all for names it does not like. */
    record Authority(String host, int port) {

        static Authority parse(String text, String scheme) {
            int bracket = text.lastIndexOf(']');
            int colon = text.indexOf(':', bracket + 1);
            String host = comparable(colon < 0 ? text : text.substring(0, colon));
            require(bracket > 0 || isHostName(host), "names no valid host");
            return new Authority(host, colon < 0 ? defaultPort(scheme) : port(text.substring(colon + 1)));
        }

        /** Lower case, ASCII form, without final dot, IPv6 in brackets; a text that is no host is returned as it is. */
        static String comparable(String host) {
            if (host.indexOf(':') >= 0) {
                return host.startsWith("[") ? host.toLowerCase(Locale.ROOT) : "[" + host.toLowerCase(Locale.ROOT) + "]";
            }
            String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            try {
                return IDN.toASCII(name).toLowerCase(Locale.ROOT);
            } catch (IllegalArgumentException _) {
                return name;
            }
        }

        private static int port(String text) {
            require(text.matches("[0-9]{1,5}"), "names an invalid port");
            int port = Integer.parseInt(text);
            require(port >= 1 && port <= 65535, "names an invalid port");
            return port;
        }
    }
}
