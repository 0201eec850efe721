package io.connectors.bench.workload;

import io.connectors.bench.measure.ProcessTree;
import io.connectors.bench.target.Target;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How far the resident memory of a target grows while something happens. */
final class ResidentPeak implements AutoCloseable {
    private static final Duration SAMPLE = Duration.ofMillis(50);
    private static final double KIB_PER_MIB = 1024;

    private final ProcessTree processes;
    private final long baseKib;
    private final AtomicLong peakKib;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ResidentPeak(ProcessTree processes) {
        this.processes = processes;
        this.baseKib = processes.residentKib();
        this.peakKib = new AtomicLong(baseKib);
    }

    static ResidentPeak watch(Target target) {
        var peak = new ResidentPeak(target.processes());
        Thread.ofPlatform().daemon().name("resident-peak").start(peak::sample);
        return peak;
    }

    double growthMib() {
        return (look() - baseKib) / KIB_PER_MIB;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void sample() {
        try {
            while (!closed.await(SAMPLE.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long look() {
        return peakKib.accumulateAndGet(processes.residentKib(), Math::max);
    }
}
