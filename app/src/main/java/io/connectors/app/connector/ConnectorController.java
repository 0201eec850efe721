package io.connectors.app.connector;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.kubernetes.OpenResources;
import io.connectors.app.probe.HttpProber;
import io.connectors.app.probe.ProbeLimits;
import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.ElectionTiming;
import io.connectors.app.reconcile.Leadership;
import io.connectors.app.reconcile.Pace;
import io.connectors.app.reconcile.ReconcileLoop;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretWatch;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Starts with the application, and reconciles Connectors while this replica is the leader. */
@Singleton
final class ConnectorController {
    private static final String LEASE = "connectors-control";
    private static final double JITTER = 0.1;
    private static final Duration MINIMUM_GAP = Duration.ofMillis(200);
    private static final BackOff AFTER_ERROR = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final KubernetesClient client;
    private final ClusterCache cache;
    private final SecretWatch secrets;
    private final Authorities authorities;
    private final ConnectorReconciler reconciler;
    private final OpenResources open;
    private final ControlConfig config;
    private final InstantSource clock;

    /** Written by the election's thread only; null unless this replica is the leader. */
    private volatile @Nullable ReconcileLoop<ResourceRef> loop;

    @Inject
    ConnectorController(
            KubernetesClient client,
            ClusterCache cache,
            SecretWatch secrets,
            Authorities authorities,
            ConnectorReconciler reconciler,
            OpenResources open,
            ControlConfig config,
            InstantSource clock) {
        this.client = client;
        this.cache = cache;
        this.secrets = secrets;
        this.authorities = authorities;
        this.reconciler = reconciler;
        this.open = open;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static HttpProber prober(ControlConfig config) {
        return new HttpProber(new ProbeLimits(
                config.probeConnectTimeout(),
                config.probeTimeout(),
                config.probesPerHost(),
                config.allowPrivateEgress()));
    }

    void start(@Observes Startup startup) {
        cache.onConnectorChange(this::request);
        cache.onClassChange(name -> cache.connectorsOfClass(name).forEach(this::request));
        cache.onServiceChange(service -> ProxyAddress.connectorOf(service).ifPresent(this::request));
        secrets.onChange(this::secretChanged);
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
        Pace pace = new Pace(MINIMUM_GAP, JITTER, AFTER_ERROR, config.reconcileWorkers());
        var started = new ReconcileLoop<>(
                "connectors-reconcile",
                reconciler,
                pace,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        loop = started;
        // What happened before this replica became the leader was told to nobody.
        cache.connectors().forEach(started::request);
        return () -> {
            loop = null;
            started.close();
        };
    }

    private void secretChanged(ResourceRef secret) {
        var affected = authorities.isGlobal(secret) ? cache.connectors() : cache.connectorsNaming(secret);
        affected.forEach(this::request);
    }

    private void request(ResourceRef connector) {
        ReconcileLoop<ResourceRef> current = loop;
        if (current != null) {
            current.request(connector);
        }
    }
}
