package io.connectors.proxy.target;

/** What a tunnel is for. */
public sealed interface TunnelPurpose {

    /** For requests to a host that a Connector declares: the proxy reads them, and decides on each. */
    record Intercepted() implements TunnelPurpose {}

    /** For whatever client and host say to each other; nothing is read or added. */
    record Opaque(Destination.Relayed destination) implements TunnelPurpose {}
}
