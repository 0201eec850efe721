package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.measure.Metric;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of a load. */
final class Values {
    private static final double NANOS_PER_MICRO = 1000;
    private static final double GIB = 1024.0 * 1024 * 1024;

    private Values() {}

    static List<Value> ofRequests(Load load, Duration cpu) {
        return List.of(
                new Value(Metric.THROUGHPUT, load.requestsPerSecond()),
                new Value(Metric.CPU, micros(cpu) / Math.max(1, load.requests())),
                new Value(Metric.P50, micros(load.p50())),
                new Value(Metric.P99, micros(load.p99())),
                new Value(Metric.FAILED, load.failed()));
    }

    static List<Value> ofBytes(Load load, Duration cpu) {
        return List.of(
                new Value(Metric.THROUGHPUT, load.mibPerSecond()),
                new Value(Metric.CPU, micros(cpu) * GIB / Math.max(1, load.bytes())),
                new Value(Metric.FAILED, load.failed()));
    }

    static List<Value> and(List<Value> values, Value more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    static double micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }
}
