package io.connectors.app.admission;

import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Objects of the cluster. A class that is not in the cache is asked for: it may have been applied a moment before its Connector. */
@Singleton
class StoredNeighbours implements Neighbours {
    private final ClusterCache cache;
    private final KubernetesClient client;

    @Inject
    StoredNeighbours(ClusterCache cache, KubernetesClient client) {
        this.cache = cache;
        this.client = client;
    }

    @Override
    public Optional<ConnectorClass> connectorClass(String name) {
        return cache.connectorClass(name).or(() -> asked(name));
    }

    @Override
    public List<Connector> connectorsOf(String className) {
        return cache.connectorsOfClass(className).stream()
                .map(cache::connector)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean isStored(Connector connector) {
        return client.resource(connector).get() != null;
    }

    /** What is no name is not asked for: it becomes part of a path. */
    private Optional<ConnectorClass> asked(String name) {
        return ResourceRef.of("any", name)
                .map(ref -> client.resources(ConnectorClass.class)
                        .withName(ref.name())
                        .get());
    }
}
