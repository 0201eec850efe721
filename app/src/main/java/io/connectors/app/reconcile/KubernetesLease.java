package io.connectors.app.reconcile;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A Lease object of the cluster. */
final class KubernetesLease implements LeaseStore {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private final KubernetesClient client;
    private final ResourceRef name;
    private final Duration duration;

    KubernetesLease(KubernetesClient client, ResourceRef name, ElectionTiming timing) {
        this.client = client;
        this.name = name;
        this.duration = timing.lease();
    }

    @Override
    public Optional<LeaseState> read() {
        return Optional.ofNullable(bounded(resource()::get)).map(KubernetesLease::state);
    }

    @Override
    public boolean create(String identity, Instant now) {
        LeaseSpec spec = held(identity, now)
                .withAcquireTime(now.atZone(ZoneOffset.UTC))
                .withLeaseTransitions(0)
                .build();
        Lease lease = named().withSpec(spec).build();
        return unlessChanged(() -> client.resource(lease).create());
    }

    @Override
    public boolean hold(LeaseState seen, String identity, Instant now) {
        LeaseSpecBuilder spec = held(identity, now);
        if (!seen.holder().equals(identity)) {
            spec.withAcquireTime(now.atZone(ZoneOffset.UTC)).withLeaseTransitions(seen.transitions() + 1);
        }
        return patch(seen, spec.build());
    }

    @Override
    public boolean release(LeaseState seen, Instant now) {
        return patch(seen, held("", now).withLeaseDurationSeconds(1).build());
    }

    private boolean patch(LeaseState seen, LeaseSpec spec) {
        // The resource version makes the patch fail with 409 when another candidate was faster.
        Lease patch = named().editMetadata()
                .withResourceVersion(seen.version())
                .endMetadata()
                .withSpec(spec)
                .build();
        return unlessChanged(() -> resource().patch(MERGE, patch));
    }

    private LeaseSpecBuilder held(String identity, Instant now) {
        return new LeaseSpecBuilder()
                .withHolderIdentity(identity)
                .withLeaseDurationSeconds((int) duration.toSeconds())
                .withRenewTime(now.atZone(ZoneOffset.UTC));
    }

    private LeaseBuilder named() {
        return new LeaseBuilder()
                .withNewMetadata()
                .withNamespace(name.namespace())
                .withName(name.name())
                .endMetadata();
    }

    private Resource<Lease> resource() {
        return client.leases().inNamespace(name.namespace()).withName(name.name());
    }

    private static boolean unlessChanged(Supplier<Lease> write) {
        try {
            return bounded(write) != null;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT || e.getCode() == HTTP_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The client repeats what fails, for longer than a leader may go on without renewing. */
    private static <T extends @Nullable Object> T bounded(Supplier<T> call) {
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread.ofVirtual().name("connectors-lease").start(task);
        try {
            return task.get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new KubernetesClientException(
                    "The API server did not answer about the Lease within " + CALL_TIMEOUT, e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("Interrupted while waiting for the Lease", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KubernetesClientException cause) {
                throw cause;
            }
            throw new IllegalStateException("The Lease could not be read or written", e);
        }
    }

    private static LeaseState state(Lease lease) {
        LeaseSpec spec = Optional.ofNullable(lease.getSpec()).orElseGet(LeaseSpec::new);
        return new LeaseState(
                Optional.ofNullable(spec.getHolderIdentity()).orElse(""),
                Duration.ofSeconds(
                        Optional.ofNullable(spec.getLeaseDurationSeconds()).orElse(0)),
                Optional.ofNullable(spec.getLeaseTransitions()).orElse(0),
                lease.getMetadata().getResourceVersion());
    }
}
