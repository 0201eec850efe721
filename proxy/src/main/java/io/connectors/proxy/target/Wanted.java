package io.connectors.proxy.target;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import java.util.List;

/** Where the client wants to go. */
public sealed interface Wanted {

    /** Returns the Connectors that the client named. */
    List<ResourceRef> connectors();

    /**
     * Below the address of one Connector.
     *
     * @param prefix what stood before the rest, and addressed the Connector
     */
    record Below(ResourceRef connector, String prefix, RequestTarget rest) implements Wanted {
        @Override
        public List<ResourceRef> connectors() {
            return List.of(connector);
        }
    }

    /** To a URL that one of the Connectors must cover. */
    record Url(List<ResourceRef> connectors, Origin origin, RequestTarget target) implements Wanted {
        public Url {
            connectors = List.copyOf(connectors);
        }
    }
}
