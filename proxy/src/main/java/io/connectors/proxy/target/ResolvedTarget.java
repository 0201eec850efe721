package io.connectors.proxy.target;

import io.connectors.crds.credential.Credential;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.upstream.Route;

/** Where the request goes, and as whom. */
public record ResolvedTarget(ResourceRef connector, Route route, RequestTarget target, Credential credential) {

    public Origin origin() {
        return route.origin();
    }
}
