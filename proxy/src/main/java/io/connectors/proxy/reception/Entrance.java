package io.connectors.proxy.reception;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.listener.ConnectedClient;
import io.connectors.proxy.message.Origin;
import java.util.Optional;

/** Where a request came in. */
sealed interface Entrance {

    /** On one of the ports, in clear text. */
    record Clear() implements Entrance {}

    /**
     * On the port for TLS.
     *
     * @param connector in whose name TLS was ended; empty for the proxy's own name or address
     */
    record Secure(Optional<ResourceRef> connector) implements Entrance {}

    /** Inside of a tunnel, which leads to one place only. */
    record Tunnel(Origin destination) implements Entrance {}

    /** Returns the port of a client. */
    static Entrance of(ConnectedClient client) {
        return client.isSecure() ? new Secure(client.serverName().flatMap(ResourceRef::ofHost)) : new Clear();
    }
}
