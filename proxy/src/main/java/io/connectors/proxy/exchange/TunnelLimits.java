package io.connectors.proxy.exchange;

import java.time.Duration;

/**
 * How long a connection may be used for something else than HTTP.
 *
 * @param idle without a byte in either direction
 * @param recheck until it is asked again whether the client still may
 */
public record TunnelLimits(Duration idle, Duration recheck) {}
