package io.connectors.app.connector;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.kubernetes.ClusterEvents;
import io.connectors.app.kubernetes.StatusPatch;
import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.Outcome;
import io.connectors.app.reconcile.Reconciler;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the status of Connectors true. */
@Singleton
final class ConnectorReconciler implements Reconciler<ResourceRef> {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorReconciler.class);

    private static final BackOff CACHE_IS_BEHIND = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private final ClusterCache cache;
    private final ConnectorSnapshot snapshot;
    private final StatusComposer composer;
    private final StatusPatch patch;
    private final ClusterEvents events;
    private final ConnectorPace pace;
    private final InstantSource clock;

    @Inject
    ConnectorReconciler(
            ClusterCache cache,
            ConnectorSnapshot snapshot,
            StatusPatch patch,
            ClusterEvents events,
            ControlConfig config,
            InstantSource clock) {
        this.cache = cache;
        this.snapshot = snapshot;
        this.composer = new StatusComposer(new ProxyAddress(config.clusterDomain()));
        this.patch = patch;
        this.events = events;
        this.pace = ConnectorPace.of(config);
        this.clock = clock;
    }

    @Override
    public Outcome reconcile(ResourceRef ref) {
        if (!cache.isSynced()) {
            // A class that was not read yet looks like one that does not exist.
            return new Outcome.Retry(CACHE_IS_BEHIND);
        }
        Optional<Connector> found =
                cache.connector(ref).filter(connector -> connector.getMetadata().getDeletionTimestamp() == null);
        return found.map(connector -> reconcile(ref, connector)).orElseGet(Outcome.Settled::new);
    }

    private Outcome reconcile(ResourceRef ref, Connector connector) {
        ConnectorInputs inputs = snapshot.of(ref, connector);
        if (Thread.currentThread().isInterrupted()) {
            // The leadership ended: what was found may be half of the truth, and is not ours to write.
            return new Outcome.Settled();
        }
        ConnectorStatus wanted = composer.compose(ref, inputs, clock.instant());
        if (wanted.equals(connector.getStatus())) {
            LOG.debug("Connector {} is as its status says", ref);
            return pace.after(inputs);
        }
        return switch (patch.apply(connector, wanted)) {
            case DONE -> {
                report(ref, connector, wanted);
                yield pace.after(inputs);
            }
            case CONFLICT -> new Outcome.Retry(CACHE_IS_BEHIND);
            case GONE -> new Outcome.Settled();
        };
    }

    private void report(ResourceRef ref, Connector connector, ConnectorStatus wanted) {
        Conditions.find(wanted.conditions(), ConditionType.READY)
                .ifPresent(ready -> LOG.info("Connector {} Ready={} {}", ref, ready.status(), ready.reason()));
        Optional<Condition> before = Conditions.find(connector.getStatus().conditions(), ConditionType.CA_CERT_READY);
        Conditions.find(wanted.conditions(), ConditionType.CA_CERT_READY)
                .filter(now -> before.map(Condition::reason)
                        .filter(now.reason()::equals)
                        .isEmpty())
                .ifPresent(now ->
                        AuthorityEvent.of(now).ifPresent(reason -> events.warn(connector, reason, now.message())));
    }
}
