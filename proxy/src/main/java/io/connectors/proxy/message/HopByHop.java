package io.connectors.proxy.message;

import java.util.Set;

/**
 * The fields that belong to one connection and never travel on.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1">RFC 9110, 7.6.1</a>
 */
public final class HopByHop {
    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-authorization",
            "te",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    private HopByHop() {}

    /** Drops them in either direction, those that Connection names included. Content-Length goes too: framing is rebuilt. */
    public static Headers strip(Headers headers) {
        Set<String> named = headers.tokens("connection");
        return headers.without(name -> ALWAYS.contains(name) || named.contains(name) || name.equals("content-length"));
    }
}
