package io.connectors.proxy.startup;

import io.connectors.proxy.certificate.ServerName;
import io.connectors.proxy.listener.Wire;
import io.connectors.proxy.reception.Interception;
import java.io.IOException;

/** Puts the leaves of the interception authority on tunnels. */
final class TunnelTls implements Interception {
    private final io.connectors.proxy.certificate.Interception leaves;

    TunnelTls(io.connectors.proxy.certificate.Interception leaves) {
        this.leaves = leaves;
    }

    @Override
    public Wire.Securing inPlaceOf(String host) {
        return (socket, consumed) -> {
            ServerName name = ServerName.of(host)
                    .orElseThrow(() -> new IOException("No certificate can be made for \"" + host + "\""));
            return leaves.open(socket, consumed, name)
                    .orElseThrow(() -> new IOException("The interception authority cannot sign at this moment"));
        };
    }
}
