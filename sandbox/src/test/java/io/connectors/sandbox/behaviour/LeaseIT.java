package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class LeaseIT {

    @Test
    void goesToTheFirstOfTwoWhoUpdateIt(Workspace team) {
        Lease seen = team.client().resource(leaseOf("nobody")).create();

        Lease first = team.client().resource(heldBy(seen, "first")).update();

        assertThat(first.getSpec().getHolderIdentity()).isEqualTo("first");
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> team.client().resource(heldBy(seen, "second")).update())
                .satisfies(failure -> {
                    assertThat(failure.getCode()).isEqualTo(409);
                    assertThat(failure.getStatus().getReason()).isEqualTo("Conflict");
                });
    }

    @Test
    void keepsMicroseconds(Workspace team) {
        Reply created = team.create(
                team.group("coordination.k8s.io/v1", "leases"),
                "{metadata: {name: leader}, spec: {holderIdentity: a, renewTime: '2026-01-02T03:04:05.678901Z'}}");

        assertThat(created.at("/spec/renewTime")).isEqualTo("2026-01-02T03:04:05.678901Z");
    }

    @Test
    void refusesADurationThatIsNone(Workspace team) {
        Reply refused = team.http()
                .post(
                        team.group("coordination.k8s.io/v1", "leases"),
                        "{metadata: {name: leader}, spec: {leaseDurationSeconds: 0}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.leaseDurationSeconds");
    }

    @Test
    void electsALeaderForTheJavaClient(Workspace team) throws Exception {
        var leading = new CompletableFuture<String>();
        var config = new LeaderElectionConfigBuilder()
                .withName("behaviour")
                .withLock(new LeaseLock(team.namespace(), "leader", "first"))
                .withLeaseDuration(Duration.ofSeconds(15))
                .withRenewDeadline(Duration.ofSeconds(10))
                .withRetryPeriod(Duration.ofSeconds(1))
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(() -> leading.complete("leading"), () -> {}, _ -> {}))
                .build();

        CompletableFuture<?> election =
                team.client().leaderElector().withConfig(config).build().start();
        try {
            assertThat(leading.get(Eventually.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo("leading");
            assertThat(team.client().leases().withName("leader").get().getSpec().getHolderIdentity())
                    .isEqualTo("first");
        } finally {
            election.cancel(true);
        }
    }

    private static Lease leaseOf(String holder) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName("leader")
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds(15)
                .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                .endSpec()
                .build();
    }

    private static Lease heldBy(Lease seen, String holder) {
        return new LeaseBuilder(seen)
                .editSpec()
                .withHolderIdentity(holder)
                .endSpec()
                .build();
    }
}
