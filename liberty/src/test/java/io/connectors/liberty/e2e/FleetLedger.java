package io.connectors.liberty.e2e;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Follows a fleet from outside: which Connectors are Ready, and how often an object of each changed. A write that changes nothing
 * is not seen here; {@link ApiServerAudit} counts those too.
 */
final class FleetLedger implements AutoCloseable {
    private final Set<String> ready = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Integer> changes = new ConcurrentHashMap<>();
    private final List<SharedIndexInformer<?>> informers;

    /** Returns when it has seen what there is: only what comes afterwards counts. */
    FleetLedger(KubernetesClient admin, Fleet fleet) {
        informers = List.of(
                admin.resources(Connector.class)
                        .inAnyNamespace()
                        .withLabel(Fleet.LABEL, fleet.run())
                        .inform(new Changes<>(_ -> {}, this::connectorChanged), 0),
                admin.resources(ConnectorClass.class)
                        .withLabel(Fleet.LABEL, fleet.run())
                        .inform(
                                new Changes<>(
                                        _ -> {},
                                        changed -> count(
                                                "class " + changed.getMetadata().getName())),
                                0),
                admin.services()
                        .inAnyNamespace()
                        .withLabel("app.kubernetes.io/managed-by", "connectors")
                        .inform(new Changes<>(service -> serviceChanged(fleet, service)), 0));
    }

    int ready() {
        return ready.size();
    }

    /** Changes by Connector, as {@code namespace/name}, its Service included; and by class. */
    Map<String, Integer> changes() {
        return Map.copyOf(changes);
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
    }

    private void connectorChanged(Connector connector) {
        String key = connector.getMetadata().getNamespace() + "/"
                + connector.getMetadata().getName();
        count(key);
        boolean isReady = connector.getStatus().conditions().stream()
                .anyMatch(condition ->
                        condition.type().equals("Ready") && condition.status().equals("True"));
        if (isReady) {
            ready.add(key);
        } else {
            ready.remove(key);
        }
    }

    private void serviceChanged(Fleet fleet, Service service) {
        String namespace = service.getMetadata().getNamespace();
        if (namespace.startsWith(fleet.run())) {
            count(namespace + "/" + service.getMetadata().getName().substring("c-".length()));
        }
    }

    private void count(String subject) {
        changes.merge(subject, 1, Integer::sum);
    }

    private record Changes<T extends HasMetadata>(Consumer<T> added, Consumer<T> changed)
            implements ResourceEventHandler<T> {
        Changes(Consumer<T> both) {
            this(both, both);
        }

        @Override
        public void onAdd(T object) {
            added.accept(object);
        }

        @Override
        public void onUpdate(T before, T after) {
            changed.accept(after);
        }

        @Override
        public void onDelete(T object, boolean finalStateUnknown) {}
    }
}
