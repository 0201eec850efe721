package io.connectors.proxy.codec;

/**
 * The first line of a request.
 *
 * @param target as it came; each character is one byte (ISO-8859-1)
 * @param minorVersion of HTTP/1
 */
public record RequestLine(String method, String target, int minorVersion) {}
