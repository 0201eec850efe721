package io.connectors.crds.address;

/**
 * Where a request wants to go.
 *
 * @param scheme {@code http} or {@code https}, lower case
 * @param host name or address as in the request, without port; IPv6 with or without brackets; any letter case
 * @param port the effective port: 80 or 443 when the request names none
 * @param rawPath path as it will be sent, not decoded, without query; empty or beginning with a slash
 */
public record RequestTarget(String scheme, String host, int port, String rawPath) {}
