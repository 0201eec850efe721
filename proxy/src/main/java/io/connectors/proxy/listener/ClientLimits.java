package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadLimits;
import java.time.Duration;

/**
 * What a client may take up.
 *
 * @param idle between two requests on a connection
 * @param headTime from the first byte of a request to the end of its head
 * @param stalled between two pieces of a body that a client sends, and for a client that does not read its answer
 * @param head of a request, and the trailers after it
 * @param connections at one time, over all ports
 * @param secureConnections those of them that speak TLS, to the proxy or inside of a tunnel
 */
public record ClientLimits(
        Duration idle, Duration headTime, Duration stalled, HeadLimits head, int connections, int secureConnections) {}
