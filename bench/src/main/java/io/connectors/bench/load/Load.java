package io.connectors.bench.load;

import java.time.Duration;

/**
 * What a client saw.
 *
 * @param requests that were answered
 * @param bytes received or sent
 * @param failed requests that were answered with an error or not at all
 */
public record Load(Duration time, long requests, long bytes, long failed, Duration p50, Duration p99) {
    private static final double NANOS = 1e9;
    private static final double MIB = 1024 * 1024;

    public double requestsPerSecond() {
        return requests / (time.toNanos() / NANOS);
    }

    public double mibPerSecond() {
        return bytes / MIB / (time.toNanos() / NANOS);
    }
}
