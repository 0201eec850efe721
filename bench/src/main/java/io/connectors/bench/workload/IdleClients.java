package io.connectors.bench.workload;

import io.connectors.bench.load.Held;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Connections that have had an answer and keep quiet. Memory of the kernel does not count, for nobody. */
record IdleClients(String name, List<String> targets) implements Workload {
    private static final int COUNT = 2000;
    /** A JVM compiles how a connection is served when it has served some thousands, and keeps less for it from then on. */
    private static final int WARM_UPS = 3;

    private static final Duration SETTLING = Duration.ofSeconds(2);

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public List<Value> measure(Target target, Duration time) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UPS; i++) {
            Held.afterAnAnswer(target.tool(), "/1k", COUNT).close();
        }
        Thread.sleep(SETTLING);
        long before = target.usedKib();
        try (Held _ = Held.afterAnAnswer(target.tool(), "/1k", COUNT)) {
            Thread.sleep(SETTLING);
            return List.of(new Value(Metric.EACH, (double) (target.usedKib() - before) / COUNT));
        }
    }
}
