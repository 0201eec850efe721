package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.HeadLimits;
import java.time.Duration;

/**
 * How long and how much the client waits for and keeps.
 *
 * @param connect for TCP and, again, for the TLS handshake
 * @param firstByte from the end of the request to the head of the response
 * @param idle between two pieces of a body
 * @param pooled how long an unused connection is kept
 * @param maxPooled connections kept per route; with 0 each one serves a single request
 * @param maxAge how long a connection is used at all, so that a changed DNS answer is noticed
 * @param head of a response
 */
public record UpstreamLimits(
        Duration connect,
        Duration firstByte,
        Duration idle,
        Duration pooled,
        int maxPooled,
        Duration maxAge,
        HeadLimits head) {

    /** Returns the same limits for a tool that needs another time for its first byte. */
    public UpstreamLimits withFirstByte(Duration other) {
        return new UpstreamLimits(connect, other, idle, pooled, maxPooled, maxAge, head);
    }

    /** Returns the same limits for where connections must not be used again. */
    public UpstreamLimits unpooled() {
        return new UpstreamLimits(connect, firstByte, idle, pooled, 0, maxAge, head);
    }
}
