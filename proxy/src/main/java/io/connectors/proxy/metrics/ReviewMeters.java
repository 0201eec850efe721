package io.connectors.proxy.metrics;

import io.connectors.crds.access.ReviewObserver;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts questions of one kind to the API server, and how many of them memory answered. */
final class ReviewMeters implements ReviewObserver {
    private static final Metadata REVIEWS = RequestMeters.metadata(
            "reviews", "Questions to the API server about tokens and access, and those withheld from it", "none");
    private static final Metadata CACHE =
            RequestMeters.metadata("access_cache", "Looks into the memory of the API server's answers", "none");

    private final MetricRegistry registry;
    private final Tag kind;
    private final Map<Outcome, Counter> outcomes = new ConcurrentHashMap<>();
    private final Counter hits;
    private final Counter misses;

    ReviewMeters(MetricRegistry registry, String kind) {
        this.registry = registry;
        this.kind = new Tag("kind", kind);
        this.hits = registry.counter(CACHE, this.kind, new Tag("hit", "true"));
        this.misses = registry.counter(CACHE, this.kind, new Tag("hit", "false"));
        // Who watches for failures must find the series before the first one.
        for (Outcome outcome : Outcome.values()) {
            outcomes.computeIfAbsent(outcome, this::counter);
        }
    }

    @Override
    public void lookedUp(boolean remembered) {
        (remembered ? hits : misses).inc();
    }

    @Override
    public void ended(Outcome outcome) {
        outcomes.computeIfAbsent(outcome, this::counter).inc();
    }

    private Counter counter(Outcome outcome) {
        return registry.counter(REVIEWS, kind, new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)));
    }
}
