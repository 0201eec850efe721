package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The issuers whose tokens can be good: those of the settings, or the one that this process's own tokens are of, or any when there is
 * neither.
 */
final class Issuers implements Predicate<String> {
    private static final long LOOK_AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final Set<String> configured;
    private final Supplier<Optional<ClientToken>> ownToken;
    private final Ticker ticker;
    // Keeps what it learned: after a cluster got a new issuer, tokens of the old one are good until they expire.
    private final Set<String> learned = ConcurrentHashMap.newKeySet();
    private final AtomicLong lookAgainAt;

    /**
     * @param configured from the settings; with one or more of them nothing is learned
     * @param ownToken the token with which this process speaks to the API server, which renews it from time to time
     */
    Issuers(List<String> configured, Supplier<Optional<ClientToken>> ownToken, Ticker ticker) {
        this.configured = Set.copyOf(configured);
        this.ownToken = ownToken;
        this.ticker = ticker;
        this.lookAgainAt = new AtomicLong(ticker.read());
    }

    @Override
    public boolean test(String issuer) {
        if (!configured.isEmpty()) {
            return configured.contains(issuer);
        }
        if (!learned.contains(issuer)) {
            learn();
        }
        return learned.isEmpty() || learned.contains(issuer);
    }

    /** Not for each stranger: it reads a file. */
    private void learn() {
        long now = ticker.read();
        long due = lookAgainAt.get();
        if (now - due >= 0 && lookAgainAt.compareAndSet(due, now + LOOK_AGAIN_NANOS)) {
            ownToken.get()
                    .flatMap(TokenClaims::of)
                    .map(TokenClaims::issuer)
                    .filter(issuer -> !issuer.isEmpty())
                    .ifPresent(learned::add);
        }
    }
}
