package io.connectors.proxy.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The certificates in use, at most {@value #MAX_LEAVES}, each minted when it is asked for first. All have one key, made when
 * the process starts and known to nobody else. Safe for use by several threads; those that want the same certificate at
 * once wait for one.
 */
public final class Leaves {
    static final int MAX_LEAVES = 1_000;
    static final Duration LIFETIME = Duration.ofHours(24);

    /** Clients' clocks may be behind by so much. */
    static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final Duration IDLE = Duration.ofHours(1);

    private final Supplier<Optional<Issuer>> issuer;
    private final Mint mint;
    private final InstantSource clock;
    private final KeyPair keys;
    private final Cache<ServerNames, Leaf> leaves = Caffeine.newBuilder()
            .maximumSize(MAX_LEAVES)
            .expireAfterAccess(IDLE)
            .executor(Runnable::run)
            .build();

    /** @param issuer who signs at this moment, or nobody; asked for each connection, so it must not block */
    public Leaves(Supplier<Optional<Issuer>> issuer, Mint mint, InstantSource clock) {
        this.issuer = issuer;
        this.mint = mint;
        this.clock = clock;
        this.keys = mint.keys();
    }

    /** Returns a certificate that is valid for some hours more; nothing while nobody can sign. */
    Optional<Leaf> of(ServerNames names) {
        Instant now = clock.instant();
        return issuer.get().map(current -> of(names, current, now));
    }

    PrivateKey key() {
        return keys.getPrivate();
    }

    /** Counts the certificates that are kept. */
    long size() {
        leaves.cleanUp();
        return leaves.estimatedSize();
    }

    private Leaf of(ServerNames names, Issuer current, Instant now) {
        Leaf known = leaves.getIfPresent(names);
        return known != null && known.serves(current, now) ? known : renewed(names, current, now);
    }

    private Leaf renewed(ServerNames names, Issuer current, Instant now) {
        return Objects.requireNonNull(leaves.asMap()
                .compute(
                        names,
                        (_, meanwhile) -> meanwhile != null && meanwhile.serves(current, now)
                                ? meanwhile
                                : minted(names, current, now)));
    }

    private Leaf minted(ServerNames names, Issuer current, Instant now) {
        Instant wanted = now.plus(LIFETIME);
        Instant until = wanted.isBefore(current.expiry()) ? wanted : current.expiry();
        Instant from = now.minus(BACKDATED);
        X509Certificate certificate = mint.leaf(current, keys.getPublic(), names, from, until);
        return new Leaf(
                certificate,
                current.certificate(),
                from,
                now.plus(Duration.between(now, until).dividedBy(2)),
                TlsServer.context(ServerKeys.showing(certificate, keys.getPrivate())));
    }
}
