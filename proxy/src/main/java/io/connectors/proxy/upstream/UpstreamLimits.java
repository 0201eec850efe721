package io.connectors.proxy.upstream;

import java.time.Duration;

/**
 * How long and how much the client waits for and keeps.
 *
 * @param connect for TCP and, again, for the TLS handshake
 * @param firstByte from the end of the request to the head of the response
 * @param idle between two pieces of a body
 * @param pooled how long an unused connection is kept
 * @param maxPooled connections kept per route
 * @param maxHeadBytes of a response
 */
public record UpstreamLimits(
        Duration connect, Duration firstByte, Duration idle, Duration pooled, int maxPooled, int maxHeadBytes) {}
