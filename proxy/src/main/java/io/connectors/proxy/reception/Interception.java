package io.connectors.proxy.reception;

import io.connectors.proxy.listener.Wire;

/** Plays the server's part in TLS for the host at the end of a tunnel. */
public interface Interception {

    /**
     * Returns what puts TLS on a tunnel.
     *
     * @param host the one that was authorised; the handshake of a client that asks for another one fails
     */
    Wire.Securing inPlaceOf(String host);
}
