package io.connectors.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A process and its children, as the kernel counts them. */
public final class ProcessTree {
    private final List<ProcessHandle> roots;

    public ProcessTree(List<ProcessHandle> roots) {
        this.roots = List.copyOf(roots);
    }

    /** CPU time of all processes so far, those that have ended and were waited for included. */
    public Duration cpuTime() {
        return KernelTicks.duration(sum(folder -> KernelTicks.ofStat(text(folder.resolve("stat")))));
    }

    /** Resident memory; pages that processes share count for each of them, so only differences mean something. */
    public long residentKib() {
        return sum(folder -> Resident.kib(text(folder.resolve("status"))));
    }

    private long sum(ToLongFunction<Path> value) {
        List<ProcessHandle> processes = new ArrayList<>(roots);
        roots.forEach(root -> root.descendants().forEach(processes::add));
        return processes.stream()
                .map(process -> Path.of("/proc", Long.toString(process.pid())))
                .mapToLong(value)
                .sum();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException ended) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
