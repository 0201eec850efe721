package io.connectors.app.mount;

import io.connectors.crds.access.ClientToken;
import java.util.List;

/**
 * Everything that files are made of.
 *
 * @param connectors those that the request names, in its order
 * @param token the Pod's own
 * @param caCert PEM certificates of the authority that signs the proxy's certificates
 */
public record MountInputs(MountRequest request, List<MountedConnector> connectors, ClientToken token, String caCert) {
    public MountInputs {
        connectors = List.copyOf(connectors);
        if (connectors.isEmpty()) {
            throw new IllegalArgumentException("A mount needs a Connector");
        }
        if (caCert.contains("PRIVATE KEY")) {
            throw new IllegalArgumentException(
                    "The proxy's authority was given with its private key; Pods may get the certificate only");
        }
    }
}
