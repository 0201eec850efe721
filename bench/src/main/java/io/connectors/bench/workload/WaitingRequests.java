package io.connectors.bench.workload;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Requests that wait for their tool.
 *
 * @param sinkPort where the tool can be asked how many wait
 */
record WaitingRequests(String name, List<String> targets, int sinkPort) implements Workload {
    private static final int COUNT = 1000;
    private static final Duration SETTLING = Duration.ofSeconds(3);

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        long before = target.usedKib();
        try (Hanging _ = Hanging.start(target, COUNT, sinkPort)) {
            Thread.sleep(SETTLING);
            return List.of(new Value(Metric.EACH, (double) (target.usedKib() - before) / COUNT));
        }
    }
}
