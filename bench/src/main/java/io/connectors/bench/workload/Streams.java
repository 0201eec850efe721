package io.connectors.bench.workload;

import io.connectors.bench.load.Downloads;
import io.connectors.bench.load.Load;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Eight answers of 1 GiB at the same time, to their ends. */
record Streams(String name, List<String> targets) implements Workload {
    private static final int COUNT = 8;

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        CpuMeter cpu = CpuMeter.start(target);
        try (ResidentPeak memory = ResidentPeak.watch(target)) {
            Load load = Downloads.whole(target.tool(), "/1g", COUNT);
            return Values.and(Values.ofBytes(load, cpu.spent()), new Value(Metric.GROWTH, memory.growthMib()));
        }
    }
}
