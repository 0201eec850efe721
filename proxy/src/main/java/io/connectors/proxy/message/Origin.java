package io.connectors.proxy.message;

/**
 * Scheme, host and port.
 *
 * @param scheme http or https
 * @param host lower case; an IPv6 address stands in brackets
 */
public record Origin(String scheme, String host, int port) {

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    public boolean isSecure() {
        return scheme.equals("https");
    }

    /** Returns what belongs into a Host header: the port only when it is not the scheme's own. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
