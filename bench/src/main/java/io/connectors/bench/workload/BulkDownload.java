package io.connectors.bench.workload;

import io.connectors.bench.load.Downloads;
import io.connectors.bench.load.Load;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Large answers. */
record BulkDownload(String name, List<String> targets, String path, int connections) implements Workload {

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        CpuMeter cpu = CpuMeter.start(target);
        Load load = Downloads.run(target.tool(), path, connections, time);
        return Values.ofBytes(load, cpu.spent());
    }
}
