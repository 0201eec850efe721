package io.connectors.proxy.codec;

/**
 * How large the head of a message may be.
 *
 * @param bytes all of it, the empty line at its end included
 * @param fields header fields, or trailer fields
 */
public record HeadLimits(int bytes, int fields) {}
