package io.connectors.bench.measure;

/**
 * One number of one round.
 *
 * @param workload name of what was done
 * @param target name of the proxy to which it was done
 */
public record Sample(String workload, String target, Metric metric, int round, double value) {}
