package io.connectors.bench.workload;

import io.connectors.bench.measure.ProcessTree;
import io.connectors.bench.target.Target;
import java.time.Duration;

/** The CPU time that a target spends from now on. */
final class CpuMeter {
    private final ProcessTree processes;
    private final Duration before;

    private CpuMeter(ProcessTree processes) {
        this.processes = processes;
        this.before = processes.cpuTime();
    }

    static CpuMeter start(Target target) {
        return new CpuMeter(target.processes());
    }

    Duration spent() {
        return processes.cpuTime().minus(before);
    }
}
