package io.connectors.proxy.certificate;

import static io.connectors.proxy.certificate.Authorities.MINT;
import static io.connectors.proxy.certificate.Authorities.YEAR;
import static io.connectors.proxy.certificate.Authorities.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LeavesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final FakeClock clock = new FakeClock(START);
    private final AtomicReference<Optional<Issuer>> issuer =
            new AtomicReference<>(Optional.of(MINT.authority(START, YEAR)));
    private final Leaves leaves = new Leaves(issuer::get, MINT, clock);

    @Test
    void hasNoneWhileNobodySigns() {
        issuer.set(Optional.empty());

        assertThat(leaves.of(names("forge.example"))).isEmpty();
    }

    @Test
    void showsNoneOfAnAuthorityThatIsGone() {
        leaf("forge.example");

        issuer.set(Optional.empty());

        assertThat(leaves.of(names("forge.example"))).isEmpty();
    }

    /** TLS-3: short-lived, and good for clients whose clock is behind. */
    @Test
    void lastsADayFromAFewMinutesAgo() {
        Leaf leaf = leaf("forge.example");

        assertThat(leaf.certificate().getNotBefore()).isEqualTo(START.minus(Leaves.BACKDATED));
        assertThat(leaf.certificate().getNotAfter()).isEqualTo(START.plus(Leaves.LIFETIME));
    }

    @Test
    void doesNotOutliveItsAuthority() {
        Instant expiry = START.plus(Duration.ofHours(3));
        issuer.set(Optional.of(MINT.authority(START, Duration.ofHours(3))));

        assertThat(leaf("forge.example").certificate().getNotAfter()).isEqualTo(expiry);
    }

    @Test
    void isTheSameForHalfItsLife() {
        Leaf first = leaf("forge.example");

        clock.advance(Leaves.LIFETIME.dividedBy(2).minusSeconds(1));
        assertThat(leaf("forge.example")).isSameAs(first);

        clock.advance(Duration.ofSeconds(1));
        assertThat(leaf("forge.example").certificate().getNotAfter())
                .isEqualTo(clock.instant().plus(Leaves.LIFETIME));
    }

    @Test
    void changesWithTheAuthority() {
        leaf("forge.example");
        Issuer next = MINT.authority(START, YEAR);

        issuer.set(Optional.of(next));

        assertThat(leaf("forge.example").certificate().getIssuerX500Principal())
                .isEqualTo(next.certificate().getSubjectX500Principal());
    }

    @Test
    void isMadeAnewWhenTheClockWasSetBack() {
        leaf("forge.example");

        clock.advance(Duration.ofHours(-1));

        assertThat(leaf("forge.example").certificate().getNotBefore()).isBefore(clock.instant());
    }

    @Test
    void isForOneServerOnly() throws Exception {
        assertThat(Authorities.alternatives(leaf("forge.example").certificate()))
                .containsExactly("2:forge.example");
        assertThat(Authorities.alternatives(leaf("other.example").certificate()))
                .containsExactly("2:other.example");
    }

    /** TLS-8: the key is made once for all. */
    @Test
    void hasOneKeyForAll() {
        assertThat(leaf("forge.example").certificate().getPublicKey())
                .isEqualTo(leaf("other.example").certificate().getPublicKey());
    }

    @Test
    void isMintedOnceForThoseWhoAskAtOnce() throws Exception {
        int threads = 64;
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Leaf>> asked;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = IntStream.range(0, threads)
                    .mapToObj(_ -> executor.submit(() -> {
                        start.await();
                        return leaf("forge.example");
                    }))
                    .toList();
            start.countDown();
        }

        Leaf first = asked.getFirst().get();
        assertThat(asked).allSatisfy(leaf -> assertThat(leaf.get()).isSameAs(first));
    }

    /** TLS-8. */
    @Test
    void forgetsMostOfTenThousandNames() {
        IntStream.range(0, 10_000).forEach(number -> leaf("host-" + number + ".example"));

        assertThat(leaves.size()).isBetween(1L, (long) Leaves.MAX_LEAVES);
    }

    private Leaf leaf(String host) {
        return leaves.of(names(host)).orElseThrow();
    }
}
