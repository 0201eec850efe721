package io.connectors.proxy.authority;

import io.connectors.proxy.certificate.Issuer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All generations that are worth something, in the order in which they were made. */
record Authority(List<Generation> generations) {
    static final Authority NONE = new Authority(List.of());

    Authority {
        generations = List.copyOf(generations);
    }

    /** Returns who signs: of those that may, the one that began last. */
    Optional<Issuer> signing(Instant now) {
        return generations.stream()
                .filter(generation -> generation.signs(now))
                .max(Comparator.comparing(Generation::signsFrom))
                .map(Generation::issuer);
    }

    /** Returns what clients are to trust: also what does not sign yet, and what has signed leaves that are still in use. */
    List<X509Certificate> trusted(Instant now) {
        return generations.stream()
                .filter(generation -> generation.expiresAfter(now))
                .map(Generation::certificate)
                .toList();
    }
}
