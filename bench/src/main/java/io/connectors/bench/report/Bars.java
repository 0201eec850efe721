package io.connectors.bench.report;

import static io.connectors.bench.report.Bar.Sense.AT_LEAST;
import static io.connectors.bench.report.Bar.Sense.AT_MOST;
import static io.connectors.bench.target.Peers.CADDY;
import static io.connectors.bench.target.Peers.MITMPROXY;
import static io.connectors.bench.target.Peers.NGINX;

import io.connectors.bench.measure.Metric;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is asked of the proxy. */
final class Bars {
    private static final String ITSELF = "";

    private Bars() {}

    static List<Bar> all() {
        return Stream.of(requests(), latency(), bulk(), interception(), memory(), behaviour())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Bar> requests() {
        return Stream.of("reverse-32", "reverse-256")
                .flatMap(workload -> Stream.of(
                        new Bar(workload, Metric.THROUGHPUT, NGINX, AT_LEAST, 0.60, 0.90),
                        new Bar(workload, Metric.CPU, NGINX, AT_MOST, 2.2, 1.4),
                        new Bar(workload, Metric.THROUGHPUT, CADDY, AT_LEAST, 1.8, 2.5),
                        new Bar(workload, Metric.THROUGHPUT, MITMPROXY, AT_LEAST, 25, 40)))
                .toList();
    }

    private static List<Bar> latency() {
        return List.of(
                new Bar("latency", Metric.ADDED_P50, NGINX, AT_MOST, 2.2, 1.3),
                new Bar("latency", Metric.P99, NGINX, AT_MOST, 1.3, 1.1));
    }

    private static List<Bar> bulk() {
        return Stream.concat(
                        Stream.of("download-10m", "download-1g")
                                .flatMap(workload -> Stream.of(
                                        new Bar(workload, Metric.THROUGHPUT, NGINX, AT_LEAST, 1.2, 2.0),
                                        new Bar(workload, Metric.THROUGHPUT, CADDY, AT_LEAST, 0.9, 1.3))),
                        Stream.of("upload-length", "upload-chunked")
                                .flatMap(workload -> Stream.of(
                                        new Bar(workload, Metric.THROUGHPUT, NGINX, AT_LEAST, 1.4, 2.0),
                                        new Bar(workload, Metric.THROUGHPUT, CADDY, AT_LEAST, 0.8, 1.2))))
                .toList();
    }

    private static List<Bar> interception() {
        return List.of(
                new Bar("intercept-kept", Metric.THROUGHPUT, MITMPROXY, AT_LEAST, 10, 25),
                new Bar("intercept-fresh", Metric.THROUGHPUT, MITMPROXY, AT_LEAST, 3, 8));
    }

    private static List<Bar> memory() {
        return List.of(
                new Bar("streams", Metric.GROWTH, ITSELF, AT_MOST, 10, 2),
                new Bar("slow-readers", Metric.GROWTH, ITSELF, AT_MOST, 10, 2),
                new Bar("idle-clients", Metric.EACH, ITSELF, AT_MOST, 8, 4),
                new Bar("waiting-requests", Metric.EACH, ITSELF, AT_MOST, 24, 12),
                new Bar("server-memory", Metric.RESIDENT, ITSELF, AT_MOST, 260, 200));
    }

    private static List<Bar> behaviour() {
        return List.of(
                // None; but the reviews are asked for again when they have grown old, during a run, too.
                new Bar("api-calls", Metric.API_CALLS, ITSELF, AT_MOST, 0.001, 0.001),
                new Bar("api-calls", Metric.TOKEN_REVIEWS, ITSELF, AT_MOST, 1, 1),
                new Bar("api-calls", Metric.ACCESS_REVIEWS, ITSELF, AT_MOST, 1, 1),
                new Bar("busy-others", Metric.P99, ITSELF, AT_MOST, 20_000, 20_000),
                // A burst of 200 and 50 a second for ten seconds, and what valid callers ask meanwhile.
                new Bar("invalid-tokens", Metric.TOKEN_REVIEWS, ITSELF, AT_MOST, 710, 710),
                // Half as much again is what two runs without invalid tokens can differ by.
                new Bar("invalid-tokens", Metric.P99_CHANGE, ITSELF, AT_MOST, 1.5, 1.5));
    }
}
