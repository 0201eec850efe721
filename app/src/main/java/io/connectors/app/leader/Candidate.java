package io.connectors.app.leader;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.OpenResources;
import io.connectors.app.reconcile.ElectionTiming;
import io.connectors.app.reconcile.LeaderDuty;
import io.connectors.app.reconcile.Leadership;
import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** This replica in the election. */
@Singleton
final class Candidate {
    private static final String LEASE = "connectors-control";

    private final KubernetesClient client;
    private final List<LeaderDuty> duties;
    private final OpenResources open;
    private final ControlConfig config;
    private final InstantSource clock;

    @Inject
    Candidate(
            KubernetesClient client,
            Instance<LeaderDuty> duties,
            OpenResources open,
            ControlConfig config,
            InstantSource clock) {
        this.client = client;
        this.duties = duties.stream().toList();
        this.open = open;
        this.config = config;
        this.clock = clock;
    }

    /** Comes last: whoever has a duty listens to the cluster by then, and the work ends before anything that it needs is closed. */
    void stand(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Startup startup) {
        String identity =
                config.leaderIdentity().isEmpty() ? "connectors-control-" + UUID.randomUUID() : config.leaderIdentity();
        open.own(new Leadership(
                client,
                new ResourceRef(config.systemNamespace(), LEASE),
                identity,
                ElectionTiming.DEFAULT,
                clock,
                this::lead));
    }

    private AutoCloseable lead() {
        Deque<AutoCloseable> begun = new ArrayDeque<>();
        duties.forEach(duty -> begun.push(duty.begin()));
        return () -> {
            for (AutoCloseable work : begun) {
                work.close();
            }
        };
    }
}
