package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The resident memory of a process while something happens, as the kernel counts it. */
final class ServerMemory implements AutoCloseable {
    private static final long SAMPLE_MILLIS = 50;

    private final Path status;
    private final long baseKib;
    private final AtomicLong peakKib;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private ServerMemory(Path status) {
        this.status = status;
        this.baseKib = residentKib(status);
        this.peakKib = new AtomicLong(baseKib);
    }

    static ServerMemory watch(long pid) {
        var memory = new ServerMemory(Path.of("/proc", String.valueOf(pid), "status"));
        Thread.ofPlatform().daemon().start(memory::sample);
        return memory;
    }

    long baseKib() {
        return baseKib;
    }

    long growthKib() {
        return peakKib.updateAndGet(peak -> Math.max(peak, residentKib(status))) - baseKib;
    }

    @Override
    public void close() {
        stopped.countDown();
    }

    private void sample() {
        try {
            while (!stopped.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                growthKib();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long residentKib(Path status) {
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
