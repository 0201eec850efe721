package io.connectors.proxy.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients rely on, while replicas of one installation start, look at odd times, and are replaced. */
@Timeout(60)
class YearsTest {
    private static final Duration YEARS = Duration.ofDays(5 * 365);
    private static final Duration LEAF = Duration.ofHours(24);

    private final Replicas cluster = new Replicas();

    /** When each certificate was seen in every bundle without a gap, and when it signed last. */
    private final Map<X509Certificate, Instant> publishedSince = new HashMap<>();

    private final Map<X509Certificate, Instant> signedLast = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void neverSignsWithWhatIsNewToClientsNorDropsWhatTheyStillMeet(long seed) {
        Random chance = new Random(seed);
        Instant end = cluster.clock.instant().plus(YEARS);
        AuthorityKeeper[] replicas =
                IntStream.range(0, 3).mapToObj(_ -> cluster.replica()).toArray(AuthorityKeeper[]::new);
        Set<X509Certificate> signers = new HashSet<>();
        replicas[0].look();
        X509Certificate first = Replicas.signer(replicas[0]);

        while (cluster.clock.instant().isBefore(end)) {
            int acting = chance.nextInt(replicas.length);
            if (chance.nextInt(50) == 0) {
                replicas[acting] = cluster.replica();
            }
            assertThat(replicas[acting].look()).isTrue();
            observe(replicas[acting], first);
            signers.add(Replicas.signer(replicas[acting]));
            cluster.clock.advance(Duration.ofMinutes(chance.nextInt(14 * 24 * 60)));
        }

        assertThat(signers).as("about two a year").hasSizeBetween(9, 11);
    }

    private void observe(AuthorityKeeper replica, X509Certificate first) {
        Instant now = cluster.clock.instant();
        List<X509Certificate> published = cluster.published();
        publishedSince.keySet().retainAll(published);
        published.forEach(certificate -> publishedSince.putIfAbsent(certificate, now));
        X509Certificate signer = Replicas.signer(replica);
        signedLast.put(signer, now);

        assertThat(signer.getNotAfter()).as("the signer's end").isAfter(now);
        if (!signer.equals(first)) {
            assertThat(publishedSince.get(signer))
                    .as("published before it signs")
                    .isBeforeOrEqualTo(now.minus(Rotation.YEARLY.notice()));
        }
        signedLast.forEach((certificate, last) -> {
            if (last.plus(LEAF).isAfter(now)) {
                assertThat(published).as("trusted while a leaf of it lives").contains(certificate);
            }
        });
        assertThat(published).hasSizeLessThanOrEqualTo(3);
        assertThat(cluster.bundle.text()).doesNotContain("PRIVATE");
    }
}
