package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.load.Uploads;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Large requests. */
record BulkUpload(String name, List<String> targets, Uploads.Framing framing, int connections) implements Workload {

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        CpuMeter cpu = CpuMeter.start(target);
        Load load = Uploads.run(target.sink(), "/upload", framing, connections, time);
        return Values.ofBytes(load, cpu.spent());
    }
}
