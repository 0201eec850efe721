package io.connectors.proxy.reception;

import io.connectors.proxy.message.Origin;

/** Where a request came in. */
sealed interface Entrance {

    /** On one of the ports. */
    record Port(boolean secure) implements Entrance {}

    /** Inside of a tunnel, which leads to one place only. */
    record Tunnel(Origin destination) implements Entrance {}
}
