package io.connectors.app.kubernetes;

import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the cluster holds of the kinds we follow, kept up to date by informers from construction on. */
@Singleton
public final class ClusterCache {
    /** Label of every object that we make. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** Value of {@link #MANAGED_BY}. */
    public static final String US = "connectors";

    private static final Logger LOG = LoggerFactory.getLogger(ClusterCache.class);
    private static final String BY_CLASS = "class";
    private static final String BY_SECRET = "secret";

    private final SharedIndexInformer<Connector> connectors;
    private final SharedIndexInformer<ConnectorClass> classes;
    private final SharedIndexInformer<Service> services;

    @Inject
    ClusterCache(KubernetesClient client, OpenResources open) {
        connectors = started(
                open,
                () -> client.resources(Connector.class)
                        .inAnyNamespace()
                        .runnableInformer(0)
                        .addIndexers(Map.of(BY_CLASS, ClusterCache::className, BY_SECRET, ClusterCache::secretNames)));
        classes = started(open, () -> client.resources(ConnectorClass.class).runnableInformer(0));
        services = started(
                open,
                () -> client.services()
                        .inAnyNamespace()
                        .withLabel(MANAGED_BY, US)
                        .runnableInformer(0));
    }

    /** Returns a Connector. */
    public Optional<Connector> connector(ResourceRef ref) {
        return Optional.ofNullable(connectors.getIndexer().getByKey(ref.toString()));
    }

    /** Returns all Connectors. */
    public Collection<ResourceRef> connectors() {
        return refs(connectors.getIndexer().list());
    }

    /** Returns the Connectors of a class. */
    public Collection<ResourceRef> connectorsOfClass(String name) {
        return refs(connectors.getIndexer().byIndex(BY_CLASS, name));
    }

    /** Returns the Connectors that name a Secret, as credential or as certificate authorities. */
    public Collection<ResourceRef> connectorsNaming(ResourceRef secret) {
        return refs(connectors.getIndexer().byIndex(BY_SECRET, secret.toString()));
    }

    /** Returns a class. */
    public Optional<ConnectorClass> connectorClass(String name) {
        return Optional.ofNullable(classes.getIndexer().getByKey(name));
    }

    /** Returns the names of all classes. */
    public Collection<String> classes() {
        return classes.getIndexer().listKeys();
    }

    /** Returns a Service that we made. */
    public Optional<Service> service(ResourceRef ref) {
        return Optional.ofNullable(services.getIndexer().getByKey(ref.toString()));
    }

    /** Calls the listener when a Connector appears, is gone, or changes otherwise than in its status. */
    public void onConnectorChange(Consumer<ResourceRef> listener) {
        connectors.addEventHandler(
                new ChangeHandler<>(connector -> ref(connector).ifPresent(listener)));
    }

    /** Calls the listener with the name of a class that appears, is gone, or changes otherwise than in its status. */
    public void onClassChange(Consumer<String> listener) {
        classes.addEventHandler(
                new ChangeHandler<>(found -> listener.accept(found.getMetadata().getName())));
    }

    /** Calls the listener as {@link #onClassChange} does, and also when it turned out whether the class's proxy is there. */
    public void onClassOrProxyChange(Consumer<String> listener) {
        classes.addEventHandler(new ChangeHandler<>(
                found -> listener.accept(found.getMetadata().getName()),
                (before, after) -> !proxyReason(before).equals(proxyReason(after))));
    }

    /** Calls the listener when a Service that we made changes. */
    public void onServiceChange(Consumer<ResourceRef> listener) {
        services.addEventHandler(new ChangeHandler<>(service -> ref(service).ifPresent(listener)));
    }

    /** Tells whether everything was read once. */
    public boolean isSynced() {
        return connectors.hasSynced() && classes.hasSynced() && services.hasSynced();
    }

    /** Tells whether an informer gave up; only a new start of the application helps then. */
    public boolean isStopped() {
        return List.of(connectors, classes, services).stream()
                .anyMatch(informer -> informer.stopped().toCompletableFuture().isDone());
    }

    private static <T> SharedIndexInformer<T> started(OpenResources open, Supplier<SharedIndexInformer<T>> made) {
        SharedIndexInformer<T> informer = open.own(made.get())
                // Also before the first success: the API server, or our CRDs, may come later than we do.
                .exceptionHandler((_, problem) -> {
                    LOG.warn("An informer cannot follow the cluster and tries again", problem);
                    return !(problem instanceof WatcherException);
                });
        var _ = informer.start();
        return informer;
    }

    private static String proxyReason(ConnectorClass found) {
        return Conditions.find(found.getStatus().conditions(), ConditionType.PROXY_READY)
                .map(Condition::reason)
                .orElse("");
    }

    private static List<String> className(Connector connector) {
        return List.of(connector.getSpec().connectorClassName());
    }

    private static List<String> secretNames(Connector connector) {
        ConnectorSpec spec = connector.getSpec();
        List<String> names = new ArrayList<>();
        if (spec.auth() != null && spec.auth().secretRef() != null) {
            names.add(spec.auth().secretRef().name());
        }
        if (spec.caCertSecretRef() != null) {
            names.add(spec.caCertSecretRef().name());
        }
        String namespace = connector.getMetadata().getNamespace();
        return names.stream().map(name -> namespace + "/" + name).toList();
    }

    private static Collection<ResourceRef> refs(Collection<Connector> found) {
        return found.stream().map(ClusterCache::ref).flatMap(Optional::stream).toList();
    }

    private static Optional<ResourceRef> ref(HasMetadata object) {
        return ResourceRef.of(
                object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
}
