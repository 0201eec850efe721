package io.connectors.bench.workload;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.Target;
import java.time.Duration;
import java.util.List;

/** What is resident after everything else. */
record ServerMemory(String name, List<String> targets) implements Workload {
    private static final double KIB_PER_MIB = 1024;

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) {
        return List.of(new Value(Metric.RESIDENT, target.processes().residentKib() / KIB_PER_MIB));
    }
}
