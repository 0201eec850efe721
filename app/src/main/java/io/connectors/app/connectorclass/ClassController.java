package io.connectors.app.connectorclass;

import io.connectors.app.authority.GlobalAuthorities;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.LeaderDuty;
import io.connectors.app.reconcile.Pace;
import io.connectors.app.reconcile.ReconcileLoop;
import io.connectors.crds.secret.SecretWatch;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Reconciles classes while this replica is the leader. */
@Singleton
final class ClassController implements LeaderDuty {
    private static final Pace PACE =
            new Pace(Duration.ofMillis(200), 0.1, new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5)), 16);

    private final ClusterCache cache;
    private final SecretWatch secrets;
    private final GlobalAuthorities authorities;
    private final ClassReconciler reconciler;
    private final InstantSource clock;

    /** Written by the election's thread only; null unless this replica is the leader. */
    private volatile @Nullable ReconcileLoop<String> loop;

    @Inject
    ClassController(
            ClusterCache cache,
            SecretWatch secrets,
            GlobalAuthorities authorities,
            ClassReconciler reconciler,
            InstantSource clock) {
        this.cache = cache;
        this.secrets = secrets;
        this.authorities = authorities;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    void start(@Observes Startup startup) {
        cache.onClassChange(this::request);
        secrets.onChange(secret -> {
            if (authorities.includes(secret)) {
                cache.classes().forEach(this::request);
            }
        });
    }

    @Override
    public AutoCloseable begin() {
        var started = new ReconcileLoop<>(
                "connectors-classes",
                reconciler,
                PACE,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        loop = started;
        cache.classes().forEach(started::request);
        return () -> {
            loop = null;
            started.close();
        };
    }

    private void request(String name) {
        ReconcileLoop<String> current = loop;
        if (current != null) {
            current.request(name);
        }
    }
}
