package io.connectors.proxy.authority;

import static io.connectors.proxy.authority.Replicas.signer;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.Pem;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuthorityKeeperTest {
    private final Replicas cluster = new Replicas();
    private final AuthorityKeeper replica = cluster.replica();

    @Test
    void saysWhyNobodySignsBeforeItHasLooked() {
        assertThat(replica.issuer()).isEmpty();
        assertThat(replica.obstacle()).contains("the interception authority has not been read yet");
    }

    @Test
    void makesAnAuthorityAtFirstStart() {
        assertThat(replica.look()).isTrue();

        assertThat(replica.obstacle()).isEmpty();
        assertThat(cluster.published()).containsExactly(signer(replica));
        assertThat(cluster.generations()).hasSize(1);
    }

    /** TLS-9. */
    @Test
    void publishesNoKey() {
        replica.look();

        assertThat(cluster.bundle.text())
                .startsWith("-----BEGIN CERTIFICATE-----")
                .doesNotContain("PRIVATE");
        assertThat(cluster.secret.text()).contains("PRIVATE KEY");
    }

    @Test
    void takesTheAuthorityThatIsThere() {
        replica.look();
        String stored = cluster.secret.text();

        AuthorityKeeper restarted = cluster.replica();
        restarted.look();

        assertThat(signer(restarted)).isEqualTo(signer(replica));
        assertThat(cluster.secret.text()).isEqualTo(stored);
    }

    @Test
    void agreesWithAReplicaThatWasFaster() {
        AuthorityKeeper other = cluster.replica();
        cluster.secret.beforeNextReplace(other::look);

        replica.look();

        assertThat(signer(replica)).isEqualTo(signer(other));
        assertThat(cluster.generations()).hasSize(1);
        assertThat(cluster.published()).containsExactly(signer(other));
    }

    @Test
    void agreesWithManyThatStartAtOnce() throws Exception {
        List<AuthorityKeeper> replicas =
                IntStream.range(0, 8).mapToObj(_ -> cluster.replica()).toList();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> looks;
        try (var executor =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            looks = replicas.stream()
                    .map(each -> executor.submit(() -> {
                        start.await();
                        return each.look();
                    }))
                    .toList();
            start.countDown();
        }

        assertThat(looks).allSatisfy(look -> assertThat(look.get()).isTrue());
        assertThat(replicas.stream().map(Replicas::signer).distinct()).hasSize(1);
        assertThat(cluster.generations()).hasSize(1);
    }

    /** It read the authority before another replica added to it, and publishes after that one did. */
    @Test
    void neverTakesAPublishedCertificateAway() {
        replica.look();
        cluster.bundle.put("");
        AuthorityKeeper other = cluster.replica();
        cluster.bundle.beforeNextReplace(() -> renew(other));

        replica.look();

        assertThat(cluster.generations()).hasSize(2);
        assertThat(cluster.published()).hasSize(2);
        assertThatNothingWasTakenAwayAfter("");
    }

    /** The same between its two reads. */
    @Test
    void readsTheAuthorityAfterItsPublication() {
        replica.look();
        String first = cluster.bundle.text();
        AuthorityKeeper other = cluster.replica();
        cluster.bundle.beforeNextRead(() -> renew(other));

        replica.look();

        assertThat(cluster.published()).hasSize(2);
        assertThatNothingWasTakenAwayAfter(first);
    }

    @Test
    void putsBackWhatSomebodyWroteOverItsPublication() {
        replica.look();
        String published = cluster.bundle.text();
        cluster.bundle.put(published
                + Pem.of(List.of(Replicas.MINT
                        .authority(cluster.clock.instant(), Rotation.LIFETIME)
                        .certificate())));

        replica.look();

        assertThat(cluster.bundle.text()).isEqualTo(published);
    }

    @Test
    void saysWhatToApplyWhenTheSecretIsMissing() {
        cluster.secret.delete();

        assertThat(replica.look()).isFalse();

        assertThat(replica.obstacle())
                .contains("Secret system/authority does not exist. Apply deploy/interception-authority.yaml.");
    }

    /** Clients could not learn to trust it. */
    @Test
    void doesNotSignWithAFirstAuthorityThatCannotBePublished() {
        cluster.bundle.delete();

        assertThat(replica.look()).isFalse();

        assertThat(replica.issuer()).isEmpty();
        assertThat(replica.obstacle())
                .contains("ConfigMap system/ca does not exist. Apply deploy/interception-authority.yaml.");
    }

    @Test
    void goesOnWithoutThePublicationOfWhatClientsKnow() {
        replica.look();
        cluster.bundle.delete();

        assertThat(replica.look()).isFalse();

        assertThat(replica.obstacle()).isEmpty();
    }

    @Test
    void goesOnWhileTheClusterIsAway() {
        replica.look();
        X509Certificate signer = signer(replica);
        cluster.secret.goesAway(true);

        assertThat(replica.look()).isFalse();

        assertThat(signer(replica)).isEqualTo(signer);
        assertThat(replica.obstacle()).isEmpty();
    }

    @Test
    void saysThatTheClusterIsAwayAtFirstStart() {
        cluster.secret.goesAway(true);
        replica.look();
        assertThat(replica.obstacle()).contains("Secret system/authority cannot be read");

        cluster.secret.goesAway(false);
        replica.look();
        assertThat(replica.obstacle()).isEmpty();
    }

    @Test
    void writesNothingOverWhatItCannotRead() {
        replica.look();
        cluster.secret.put("edited by hand");

        assertThat(replica.look()).isFalse();

        assertThat(cluster.secret.text()).isEqualTo("edited by hand");
        assertThat(replica.issuer()).isEmpty();
        assertThat(replica.obstacle())
                .hasValueSatisfying(obstacle ->
                        assertThat(obstacle).contains("Remove its data").doesNotContain("edited"));
    }

    /** What an administrator does when the key may be known to somebody. */
    @Test
    void makesAnotherAuthorityAtOnceWhenTheOldOneIsRemoved() {
        replica.look();
        X509Certificate compromised = signer(replica);
        cluster.secret.put("");

        replica.look();

        assertThat(signer(replica)).isNotEqualTo(compromised);
        assertThat(cluster.published()).containsExactly(signer(replica));
    }

    @Test
    void looksAtOnceWhenItIsWoken() throws InterruptedException {
        replica.look();
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        cluster.secret.beforeNextRead(first::countDown);
        try (AuthorityKeeper running = cluster.replica()) {
            running.start();
            // It reads once, since there is nothing to do, and would read again after a minute.
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            cluster.secret.beforeNextRead(second::countDown);

            running.wake();

            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private void assertThatNothingWasTakenAwayAfter(String start) {
        List<String> texts = cluster.bundle.history();
        List<String> since = texts.subList(texts.indexOf(start), texts.size());
        for (int write = 1; write < since.size(); write++) {
            assertThat(since.get(write)).as("write %d", write).startsWith(since.get(write - 1));
        }
    }

    private void renew(AuthorityKeeper other) {
        cluster.clock.advance(Rotation.LIFETIME.minus(Rotation.YEARLY.renewal()).plus(Duration.ofDays(1)));
        other.look();
    }
}
