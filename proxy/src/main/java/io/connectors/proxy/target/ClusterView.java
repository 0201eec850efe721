package io.connectors.proxy.target;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;

/** The objects of the cluster as they are now. */
public interface ClusterView {

    Optional<Connector> connector(ResourceRef connector);

    Optional<ConnectorClass> connectorClass(String name);

    /**
     * Returns a Secret. May ask the API server when it is used for the first time.
     *
     * @throws io.connectors.crds.secret.SecretUnavailableException when the API server does not say
     */
    Optional<Secret> secret(ResourceRef secret);
}
