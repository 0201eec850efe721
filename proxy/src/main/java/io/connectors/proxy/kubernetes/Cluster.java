package io.connectors.proxy.kubernetes;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretWatch;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.target.ClusterView;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads from informers: a request asks the API server for nothing that changes seldom. */
public final class Cluster implements ClusterView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final SharedIndexInformer<Connector> connectors;
    private final SharedIndexInformer<ConnectorClass> classes;
    private final SecretWatch secrets;

    /** Starts to read; does not wait for the first answer. The client stays open when this is closed. */
    public Cluster(KubernetesClient client, InstantSource clock) {
        this.connectors = client.resources(Connector.class).inAnyNamespace().runnableInformer(0);
        this.classes = client.resources(ConnectorClass.class).runnableInformer(0);
        this.secrets = new SecretWatch(client, clock);
        start(connectors);
        start(classes);
    }

    /** Tells of each class that is there, and from now on of each that changes; nothing of it is left when it is deleted. */
    public void onClass(BiConsumer<String, Optional<ConnectorClass>> listener) {
        classes.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConnectorClass added) {
                listener.accept(added.getMetadata().getName(), Optional.of(added));
            }

            @Override
            public void onUpdate(ConnectorClass before, ConnectorClass after) {
                listener.accept(after.getMetadata().getName(), Optional.of(after));
            }

            @Override
            public void onDelete(ConnectorClass deleted, boolean lastStateUnknown) {
                listener.accept(deleted.getMetadata().getName(), Optional.empty());
            }
        });
    }

    /** Tells whether both lists have been read once. */
    public boolean isSynced() {
        return connectors.hasSynced() && classes.hasSynced();
    }

    /** Tells whether both are still followed; an informer that stopped never starts again by itself. */
    public boolean isRunning() {
        return connectors.isRunning() && classes.isRunning();
    }

    @Override
    public Optional<Connector> connector(ResourceRef connector) {
        String key = Cache.namespaceKeyFunc(connector.namespace(), connector.name());
        return Optional.ofNullable(connectors.getStore().getByKey(key));
    }

    @Override
    public Optional<ConnectorClass> connectorClass(String name) {
        return Optional.ofNullable(classes.getStore().getByKey(name));
    }

    @Override
    public Optional<Secret> secret(ResourceRef secret) {
        return secrets.get(secret);
    }

    @Override
    public void close() {
        secrets.close();
        classes.close();
        connectors.close();
    }

    private static void start(SharedIndexInformer<?> informer) {
        // The API server may come up after the proxy.
        informer.exceptionHandler((_, failure) -> {
            LOG.warn(
                    "{} cannot be listed or watched; trying again",
                    informer.getApiTypeClass().getSimpleName(),
                    failure);
            return true;
        });
        var _ = informer.start();
    }
}
