package io.connectors.proxy.target;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.Optional;

/** Finds Connectors with their classes. Their fields are read once for each version of both. */
final class Subjects {
    private final ClusterView cluster;
    // By identity: a Connector is another object whenever it changed. The class is compared.
    private final Cache<Connector, Subject> known =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    Subjects(ClusterView cluster) {
        this.cluster = cluster;
    }

    Decision<Subject> find(ResourceRef ref) {
        Optional<Connector> connector = cluster.connector(ref);
        if (connector.isEmpty()) {
            return Decision.refused(
                    Reason.NOT_PERMITTED, "Connector \"" + ref + "\" was deleted while the request was on its way.");
        }
        String className = connector.get().getSpec().connectorClassName();
        return cluster.connectorClass(className)
                .map(connectorClass -> subject(ref, connector.get(), connectorClass))
                .orElseGet(() -> Decision.refused(
                        Reason.CLASS_NOT_FOUND,
                        "Connector \"%s\" is of class \"%s\", which does not exist.".formatted(ref, className)));
    }

    @SuppressWarnings("ReferenceEquality") // a class is another object whenever it changed
    private Decision<Subject> subject(ResourceRef ref, Connector connector, ConnectorClass connectorClass) {
        Subject before = known.getIfPresent(connector);
        if (before != null && before.connectorClass() == connectorClass) {
            return Decision.passed(before);
        }
        ClassProxy proxy = connectorClass.getSpec().proxy();
        if (proxy == null) {
            return Decision.refused(
                    Reason.CLASS_WITHOUT_PROXY,
                    "Class \"%s\" of Connector \"%s\" has no spec.proxy."
                            .formatted(connectorClass.getMetadata().getName(), ref));
        }
        try {
            InjectionTargets targets = InjectionTargets.of(connector.getSpec(), connectorClass.getSpec());
            Subject subject = new Subject(ref, connector, connectorClass, proxy, targets);
            known.put(connector, subject);
            return Decision.passed(subject);
        } catch (InvalidAddressException e) {
            return Decision.refused(Reason.ADDRESS_INVALID, "Connector \"%s\": %s".formatted(ref, e.getMessage()));
        }
    }
}
