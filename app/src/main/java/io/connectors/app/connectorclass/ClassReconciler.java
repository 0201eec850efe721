package io.connectors.app.connectorclass;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.kubernetes.StatusPatch;
import io.connectors.app.probe.ProbeResult;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.Outcome;
import io.connectors.app.reconcile.Reconciler;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the status of classes true. */
@Singleton
final class ClassReconciler implements Reconciler<String> {
    private static final Logger LOG = LoggerFactory.getLogger(ClassReconciler.class);
    private static final BackOff CACHE_IS_BEHIND = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private final ClusterCache cache;
    private final ClassSnapshot snapshot;
    private final StatusPatch patch;
    private final Duration interval;
    private final BackOff retries;
    private final InstantSource clock;

    @Inject
    ClassReconciler(
            ClusterCache cache, ClassSnapshot snapshot, StatusPatch patch, ControlConfig config, InstantSource clock) {
        this.cache = cache;
        this.snapshot = snapshot;
        this.patch = patch;
        this.interval = config.probeInterval();
        this.retries = new BackOff(config.probeRetryFirst(), config.probeRetryLongest());
        this.clock = clock;
    }

    @Override
    public Outcome reconcile(String name) {
        if (!cache.isSynced()) {
            return new Outcome.Retry(CACHE_IS_BEHIND);
        }
        Optional<ConnectorClass> found = cache.connectorClass(name)
                .filter(existing -> existing.getMetadata().getDeletionTimestamp() == null);
        return found.map(this::reconcile).orElseGet(Outcome.Settled::new);
    }

    private Outcome reconcile(ConnectorClass connectorClass) {
        ClassInputs inputs = snapshot.of(connectorClass);
        if (Thread.currentThread().isInterrupted()) {
            // The leadership ended: what was found may be half of the truth, and is not ours to write.
            return new Outcome.Settled();
        }
        ConnectorClassStatus wanted = ClassStatus.compose(inputs, clock.instant());
        Outcome next = mayHeal(inputs) ? new Outcome.Retry(retries) : new Outcome.Again(interval);
        if (wanted.equals(connectorClass.getStatus())) {
            LOG.debug(
                    "ConnectorClass {} is as its status says",
                    connectorClass.getMetadata().getName());
            return next;
        }
        return switch (patch.apply(connectorClass, wanted)) {
            case DONE -> {
                report(connectorClass, wanted);
                yield next;
            }
            case CONFLICT -> new Outcome.Retry(CACHE_IS_BEHIND);
            case GONE -> new Outcome.Settled();
        };
    }

    /** Services and the engine for Rego come and go without an event here; what stands in the class only changes with it. */
    private static boolean mayHeal(ClassInputs inputs) {
        return !isSettled(inputs.api())
                || !isSettled(inputs.proxy())
                || inputs.rego().obstacle().isPresent();
    }

    private static boolean isSettled(DestinationState state) {
        return switch (state) {
            case DestinationState.NotNeeded() -> true;
            case DestinationState.Own _ -> true;
            case DestinationState.Impossible _ -> true;
            case DestinationState.NoService _ -> false;
            case DestinationState.Unavailable _ -> false;
            case DestinationState.Asked(var _, var result) -> result instanceof ProbeResult.Answered;
        };
    }

    private static void report(ConnectorClass connectorClass, ConnectorClassStatus wanted) {
        Conditions.find(wanted.conditions(), ConditionType.READY)
                .ifPresent(ready -> LOG.info(
                        "ConnectorClass {} Ready={} {}",
                        connectorClass.getMetadata().getName(),
                        ready.status(),
                        ready.reason()));
    }
}
