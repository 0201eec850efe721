package io.connectors.proxy.line;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.ref.ResourceRef;
import java.time.Duration;
import java.util.List;

/**
 * Visits that were let through a moment ago. Deciding on them again finds everything in memory, so it may be done on
 * the thread that serves the connection; the decision itself is made anew each time.
 */
final class WarmVisits {
    // Shorter than a "yes" of the API server is remembered.
    private static final Duration MOMENT = Duration.ofSeconds(8);
    private static final int MAX_VISITS = 10_000;

    private final Cache<Key, Boolean> passed = Caffeine.newBuilder()
            .expireAfterWrite(MOMENT)
            .maximumSize(MAX_VISITS)
            .build();

    boolean contains(Visit visit) {
        return passed.getIfPresent(Key.of(visit)) != null;
    }

    /** Notes the first of several passes: only that one filled the caches behind. */
    void add(Visit visit) {
        passed.asMap().putIfAbsent(Key.of(visit), true);
    }

    private record Key(ClientToken token, List<ResourceRef> connectors) {
        static Key of(Visit visit) {
            return new Key(visit.token(), visit.wanted().connectors());
        }
    }
}
