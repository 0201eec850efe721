package io.connectors.proxy.target;

import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.upstream.Route;
import java.util.Optional;

/** Where a request goes, and as whom. */
public sealed interface Destination {

    /** The Connector by whose right it goes. */
    ResourceRef connector();

    String className();

    Route route();

    default Origin origin() {
        return route().origin();
    }

    /**
     * An address that a Connector declares.
     *
     * @param address the one that covers the target
     * @param type the auth type that the Connector chose; empty when it has none
     */
    record Declared(
            ResourceRef connector,
            String className,
            Route route,
            RequestTarget target,
            ToolAddress address,
            Credential credential,
            Optional<AuthType> type)
            implements Destination {}

    /** A host that no Connector declares, and that the class of one lets pass: without credential, to public addresses. */
    record Relayed(ResourceRef connector, String className, Route route) implements Destination {}
}
