package io.connectors.bench.workload;

import io.connectors.bench.load.Pace;
import io.connectors.bench.load.SlowReaders;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Small requests at a steady rate, while others hang and read slowly.
 *
 * @param sinkPort where the tool can be asked how many wait
 */
record BusyOthers(String name, List<String> targets, int sinkPort) implements Workload {
    private static final int HANGING = 1000;
    private static final int SLOW = 8;
    private static final int CONNECTIONS = 8;
    private static final int PER_SECOND = 500;

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        var others = new Pace(target.tool(), "/1k", CONNECTIONS, PER_SECOND);
        others.run(Duration.ofSeconds(2));
        try (Hanging _ = Hanging.start(target, HANGING, sinkPort);
                SlowReaders _ = SlowReaders.start(target.tool(), "/1g", SLOW)) {
            CpuMeter cpu = CpuMeter.start(target);
            return Values.ofRequests(others.run(time), cpu.spent());
        }
    }
}
