package io.connectors.bench.workload;

import io.connectors.bench.measure.Metric;

/** One number. */
public record Value(Metric metric, double value) {}
