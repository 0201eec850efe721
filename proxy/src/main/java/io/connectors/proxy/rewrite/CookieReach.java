package io.connectors.proxy.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a client sends a cookie back. A cookie of the tool belongs to the Connector's place at the proxy, and to nothing else there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6265#section-5.2">RFC 6265, 5.2</a>
 */
final class CookieReach {
    private CookieReach() {}

    static String rewritten(String cookie, ProxyPlace place) {
        String[] parts = cookie.split(";", -1);
        List<String> kept = new ArrayList<>(parts.length);
        kept.add(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            String attribute = parts[i].trim();
            String name = attribute.split("=", 2)[0].trim().toLowerCase(Locale.ROOT);
            switch (name) {
                case "domain" -> {
                    if (!isOfTool(valueOf(attribute), place.address().host())) {
                        kept.add(parts[i]);
                    }
                }
                case "path" -> kept.add(" Path=" + path(valueOf(attribute), place));
                default -> kept.add(parts[i]);
            }
        }
        return String.join(";", kept);
    }

    /** A cookie for the tool's host or a domain above it; without the attribute it is for the proxy's host. */
    private static boolean isOfTool(String domain, String host) {
        String name = (domain.startsWith(".") ? domain.substring(1) : domain).toLowerCase(Locale.ROOT);
        return host.equals(name) || host.endsWith("." + name);
    }

    /** A path outside of the address, such as the root above it, reaches all that the client can reach of the tool. */
    private static String path(String toolPath, ProxyPlace place) {
        if (!toolPath.startsWith("/")) {
            return toolPath;
        }
        boolean above = place.address().path().startsWith(toolPath.endsWith("/") ? toolPath : toolPath + "/");
        String mapped = above ? place.prefix() : place.path(toolPath).orElse(toolPath);
        return mapped.isEmpty() ? "/" : mapped;
    }

    private static String valueOf(String attribute) {
        int equals = attribute.indexOf('=');
        return equals < 0 ? "" : attribute.substring(equals + 1).trim();
    }
}
