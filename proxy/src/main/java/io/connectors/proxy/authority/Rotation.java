package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.Issuer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * When generations are made, begin to sign, and go. Decides only.
 *
 * @param renewal a successor is made when the youngest generation has no more time than this
 * @param notice how long a successor is published before it signs: a workload that reads its authorities only at its
 *     start has to be started anew once in this time
 */
record Rotation(Duration renewal, Duration notice) {
    static final Duration LIFETIME = Duration.ofDays(365);

    /**
     * A successor is published for a quarter of a year before it signs. The predecessor then stays published for another quarter, although
     * its last leaf is gone after a day.
     */
    static final Rotation YEARLY = new Rotation(Duration.ofDays(180), Duration.ofDays(90));

    /** Margin between the end of one and the beginning of the next when there is no time for the whole notice. */
    private static final Duration HASTE = Duration.ofDays(1);

    /**
     * Returns what should be stored now. Equal to what is stored when nothing is to be done.
     *
     * @param published certificates that clients can know
     * @param maker makes a generation; asked only when one is needed
     */
    Authority next(Authority stored, Collection<X509Certificate> published, Instant now, Supplier<Issuer> maker) {
        List<Generation> generations = new ArrayList<>(stored.generations());
        generations.removeIf(generation -> !generation.expiresAfter(now));
        Instant beginning = beginning(new Authority(generations), now);
        generations.replaceAll(generation -> generation.isUnpublished() && published.contains(generation.certificate())
                ? generation.signingFrom(beginning)
                : generation);
        if (generations.stream().noneMatch(generation -> generation.expiresAfter(now.plus(renewal)))) {
            generations.add(Generation.unpublished(maker.get()));
        }
        return new Authority(generations);
    }

    /** At once when nobody signs: whoever trusts nothing yet has nothing to wait for. */
    private Instant beginning(Authority stored, Instant now) {
        return stored.signing(now)
                .map(current -> earlier(now.plus(notice), current.expiry().minus(HASTE)))
                .orElse(now);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
