package io.connectors.bench.workload;

import io.connectors.bench.load.SlowReaders;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Eight clients that read 1 GiB at a MiB a second, for a while. */
record SlowDownloads(String name, List<String> targets) implements Workload {
    private static final int COUNT = 8;

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        try (ResidentPeak memory = ResidentPeak.watch(target);
                SlowReaders _ = SlowReaders.start(target.tool(), "/1g", COUNT)) {
            Thread.sleep(time);
            return List.of(new Value(Metric.GROWTH, memory.growthMib()));
        }
    }
}
