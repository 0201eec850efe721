package io.connectors.app.connector;

import io.connectors.app.authority.GlobalAuthorities;
import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.probe.HttpProber;
import io.connectors.app.probe.ProbeLimits;
import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.LeaderDuty;
import io.connectors.app.reconcile.Pace;
import io.connectors.app.reconcile.ReconcileLoop;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretWatch;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reconciles Connectors while this replica is the leader. */
@Singleton
final class ConnectorController implements LeaderDuty {
    private static final double JITTER = 0.1;
    private static final Duration MINIMUM_GAP = Duration.ofMillis(200);
    private static final Duration PER_CONNECTOR_OF_A_CLASS = Duration.ofMillis(20);
    private static final BackOff AFTER_ERROR = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private final ClusterCache cache;
    private final SecretWatch secrets;
    private final GlobalAuthorities authorities;
    private final ConnectorReconciler reconciler;
    private final ControlConfig config;
    private final InstantSource clock;

    /** Written by the election's thread only; null unless this replica is the leader. */
    private volatile @Nullable ReconcileLoop<ResourceRef> loop;

    @Inject
    ConnectorController(
            ClusterCache cache,
            SecretWatch secrets,
            GlobalAuthorities authorities,
            ConnectorReconciler reconciler,
            ControlConfig config,
            InstantSource clock) {
        this.cache = cache;
        this.secrets = secrets;
        this.authorities = authorities;
        this.reconciler = reconciler;
        this.config = config;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static HttpProber prober(ControlConfig config) {
        return new HttpProber(new ProbeLimits(
                config.probeConnectTimeout(), config.probeTimeout(), config.probesPerHost(), config.egress()));
    }

    void start(@Observes Startup startup) {
        cache.onConnectorChange(this::request);
        cache.onClassOrProxyChange(this::classChanged);
        cache.onServiceChange(service -> ProxyAddress.connectorOf(service).ifPresent(this::request));
        secrets.onChange(this::secretChanged);
    }

    @Override
    public AutoCloseable begin() {
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
        var affected = authorities.includes(secret) ? cache.connectors() : cache.connectorsNaming(secret);
        affected.forEach(this::request);
    }

    /** A class of a thousand Connectors would have all of them ask their tools at once. */
    private void classChanged(String name) {
        ReconcileLoop<ResourceRef> current = loop;
        if (current != null) {
            var affected = cache.connectorsOfClass(name);
            Duration spread = PER_CONNECTOR_OF_A_CLASS.multipliedBy(affected.size());
            affected.forEach(connector -> current.requestWithin(connector, spread));
        }
    }

    private void request(ResourceRef connector) {
        ReconcileLoop<ResourceRef> current = loop;
        if (current != null) {
            current.request(connector);
        }
    }
}
