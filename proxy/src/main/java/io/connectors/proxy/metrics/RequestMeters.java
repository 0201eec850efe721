package io.connectors.proxy.metrics;

import io.connectors.crds.access.ReviewObserver;
import io.connectors.proxy.audit.AuditEvent;
import io.connectors.proxy.audit.RequestObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts requests, bytes and failures, and times requests. Labels come from the cluster's objects and from our own words, never from what
 * a client sends, so that nobody can make series without end.
 */
public final class RequestMeters implements RequestObserver {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String PREFIX = "connectors_proxy_";
    private static final String[] STATUS = {"none", "1xx", "2xx", "3xx", "4xx", "5xx", "6xx", "7xx", "8xx", "9xx"};

    private final MetricRegistry registry;
    private final Counter bytesFromClients;
    private final Counter bytesToClients;
    // Looked up once: the registry's own look-up builds an identity each time.
    private final Map<Labels, Counter> requests = new ConcurrentHashMap<>();
    private final Map<String, Counter> failures = new ConcurrentHashMap<>();
    private final Map<String, Timer> durations = new ConcurrentHashMap<>();

    public RequestMeters(MetricRegistry registry) {
        this.registry = registry;
        this.bytesFromClients = registry.counter(
                metadata("request_bytes", "Bytes of request bodies that went to tools, and into tunnels", "none"));
        this.bytesToClients = registry.counter(
                metadata("response_bytes", "Bytes of bodies that went to clients, and out of tunnels", "none"));
    }

    /** Shows a number as it is whenever somebody looks. */
    public void openConnections(Supplier<Number> count) {
        registry.gauge(metadata("open_connections", "Connections of clients, and tunnels in them", "none"), count);
    }

    /**
     * Shows a number as it is whenever somebody looks.
     *
     * @param kind {@code intercepted} where requests are read, {@code opaque} where bytes are copied
     */
    public void openTunnels(String kind, Supplier<Number> count) {
        registry.gauge(
                metadata("open_tunnels", "Tunnels and upgraded connections", "none"), count, new Tag("kind", kind));
    }

    /** Counts the questions to the API server of one kind. */
    public ReviewObserver reviews(String kind) {
        return new ReviewMeters(registry, kind);
    }

    @Override
    public void ended(AuditEvent event) {
        requests.computeIfAbsent(Labels.of(event), this::counter).inc();
        durations.computeIfAbsent(event.mode(), this::timer).update(Duration.ofNanos((long)
                (event.durationMillis() * NANOS_PER_MILLI)));
        bytesFromClients.inc(event.bytesIn());
        bytesToClients.inc(event.bytesOut());
        if (!event.reason().isEmpty()) {
            failures.computeIfAbsent(event.reason(), this::failure).inc();
        }
    }

    /**
     * What requests are told apart by.
     *
     * @param status the first digit, as 2xx; none when the client got no answer
     */
    private record Labels(String mode, String connectorClass, String verdict, String status) {
        static Labels of(AuditEvent event) {
            return new Labels(event.mode(), event.connectorClass(), event.verdict(), STATUS[event.status() / 100]);
        }
    }

    private Counter counter(Labels labels) {
        return registry.counter(
                metadata("requests", "Requests that have ended", "none"),
                new Tag("mode", labels.mode()),
                new Tag("class", labels.connectorClass()),
                new Tag("verdict", labels.verdict()),
                new Tag("status", labels.status()));
    }

    private Counter failure(String reason) {
        return registry.counter(
                metadata("failures", "Requests that were refused or did not go well, by reason", "none"),
                new Tag("reason", reason));
    }

    private Timer timer(String mode) {
        return registry.timer(
                metadata("request_duration", "From the head of a request to the end of its answer", "seconds"),
                new Tag("mode", mode));
    }

    static Metadata metadata(String name, String description, String unit) {
        return Metadata.builder()
                .withName(PREFIX + name)
                .withDescription(description)
                .withUnit(unit)
                .build();
    }
}
