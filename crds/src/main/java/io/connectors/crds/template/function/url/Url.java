package io.connectors.crds.template.function.url;

import java.util.Locale;
import java.util.Optional;

/**
 * A URL in parts; characters stand for bytes.
 *
 * @param opaque what follows the scheme when that is not a slash, still escaped
 * @param host with port and brackets
 * @param path not escaped
 * @param query escaped
 * @param fragment not escaped
 */
public record Url(
        String scheme,
        String opaque,
        Optional<UserInfo> user,
        String host,
        String path,
        String query,
        String fragment) {

    /** Parses a URL or a relative reference. */
    public static Url parse(String text) throws InvalidUrlException {
        String[] fragmentCut = cut(text, '#');
        if (fragmentCut[0].chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new InvalidUrlException("the URL contains a control character");
        }
        String fragment = fragmentCut[1];
        Url url = fragmentCut[0].equals("*")
                ? new Url("", "", Optional.empty(), "", "*", "", "")
                : parseWithoutFragment(fragmentCut[0]);
        return new Url(
                url.scheme, url.opaque, url.user, url.host, url.path, url.query, Escaping.FRAGMENT.unescape(fragment));
    }

    /** Puts a URL together; the parts are not checked, except that the user must be one. */
    public static Url of(
            String scheme, String opaque, String user, String host, String path, String query, String fragment)
            throws InvalidUrlException {
        Optional<UserInfo> parsed = Optional.empty();
        if (!user.isEmpty()) {
            parsed = parse("proto://" + user + "@host").user;
        }
        return new Url(scheme, opaque, parsed, host, path, query, fragment);
    }

    public String hostname() {
        return Host.name(host);
    }

    /** Returns user and password, escaped again. */
    public String userText() {
        return user.map(UserInfo::escaped).orElse("");
    }

    /** Returns the URL as text, with everything escaped that must be. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (!scheme.isEmpty()) {
            text.append(scheme).append(':');
        }
        text.append(opaque.isEmpty() ? authorityAndPath() : opaque);
        if (!query.isEmpty()) {
            text.append('?').append(query);
        }
        if (!fragment.isEmpty()) {
            text.append('#').append(Escaping.FRAGMENT.escape(fragment));
        }
        return text.toString();
    }

    /** Hides the parts: the user or the query may hold a credential. */
    @Override
    public String toString() {
        return "Url[hidden]";
    }

    private String authorityAndPath() {
        boolean authority = !host.isEmpty() || user.isPresent() || (!scheme.isEmpty() && !path.isEmpty());
        String start =
                authority ? "//" + user.map(info -> info.escaped() + "@").orElse("") + Escaping.HOST.escape(host) : "";
        String escapedPath = path.equals("*") ? path : Escaping.PATH.escape(path);
        if (!path.isEmpty() && !path.startsWith("/") && !host.isEmpty()) {
            return start + "/" + escapedPath;
        }
        // Without this, a first segment such as "a:b" would be read as a scheme.
        boolean looksLikeScheme = scheme.isEmpty() && start.isEmpty() && cut(escapedPath, '/')[0].contains(":");
        return start + (looksLikeScheme ? "./" : "") + escapedPath;
    }

    private static Url parseWithoutFragment(String text) throws InvalidUrlException {
        String scheme = scheme(text);
        String[] queryCut = cut(scheme.isEmpty() ? text : text.substring(scheme.length() + 1), '?');
        String rest = queryCut[0];
        String query = queryCut[1];
        String lowerScheme = scheme.toLowerCase(Locale.ROOT);
        if (!rest.startsWith("/") && !scheme.isEmpty()) {
            return new Url(lowerScheme, rest, Optional.empty(), "", "", query, "");
        }
        if (!rest.startsWith("/") && cut(rest, '/')[0].contains(":")) {
            throw new InvalidUrlException("the first segment of a relative path contains a colon");
        }
        if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
            String path = slash < 0 ? "" : rest.substring(slash);
            return withAuthority(lowerScheme, authority, path, query);
        }
        return new Url(lowerScheme, "", Optional.empty(), "", Escaping.PATH.unescape(rest), query, "");
    }

    private static Url withAuthority(String scheme, String authority, String path, String query)
            throws InvalidUrlException {
        int at = authority.lastIndexOf('@');
        String host = Host.parse(scheme, authority.substring(at + 1));
        Optional<UserInfo> user = at < 0 ? Optional.empty() : Optional.of(UserInfo.parse(authority.substring(0, at)));
        return new Url(scheme, "", user, host, Escaping.PATH.unescape(path), query, "");
    }

    private static String scheme(String text) throws InvalidUrlException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == ':') {
                if (i == 0) {
                    throw new InvalidUrlException("the URL starts with a colon instead of a scheme");
                }
                return text.substring(0, i);
            }
            boolean later = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !later)) {
                return "";
            }
        }
        return "";
    }

    private static String[] cut(String text, char separator) {
        int at = text.indexOf(separator);
        return at < 0 ? new String[] {text, ""} : new String[] {text.substring(0, at), text.substring(at + 1)};
    }
}
