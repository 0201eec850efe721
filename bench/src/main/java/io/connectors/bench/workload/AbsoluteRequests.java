package io.connectors.bench.workload;

import io.connectors.bench.load.Load;
import io.connectors.bench.load.Wrk;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Answers of 1 KiB over kept connections, to a client that takes the target for its forward proxy.
 *
 * @param place of the tool, {@code host:port}
 */
record AbsoluteRequests(String name, List<String> targets, int connections, String place, Wrk wrk) implements Workload {

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        CpuMeter cpu = CpuMeter.start(target);
        Load load = wrk.run(new Wrk.Run(
                target.forward().port(),
                "http://" + place + "/1k",
                List.of(
                        "Host: " + place,
                        "Proxy-Authorization: " + target.forward().authorization()),
                connections,
                time));
        return Values.ofRequests(load, cpu.spent());
    }
}
