package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.load.Wrk;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Answers of 1 KiB over kept connections.
 *
 * @param connections how many ask at the same time
 */
record SmallRequests(String name, List<String> targets, int connections, Wrk wrk) implements Workload {
    private static final String PATH = "/1k";

    // It is the warm proxy that is measured: in the minute before, others were asked, and a minute is what is
    // remembered
    // of a token. A stall of 50 ms is the p99 of five seconds over one connection.
    private static final Duration WARMING = Duration.ofSeconds(1);

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        wrk.run(Wrk.Run.of(target.tool(), PATH, connections, WARMING));
        CpuMeter cpu = CpuMeter.start(target);
        Load load = wrk.run(Wrk.Run.of(target.tool(), PATH, connections, time));
        return Values.ofRequests(load, cpu.spent());
    }
}
