package io.connectors.liberty.up;

import io.connectors.liberty.install.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The processes of one product, written down so that another process can end them and no others. */
final class SupervisedProcesses {

    /** The start is computed from the machine's boot time, which a corrected clock moves a little. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(45);

    private final Path file;

    SupervisedProcesses(Path file) {
        this.file = file;
    }

    /** Writes the processes down, the one to be ended first in front. */
    void write(List<ProcessHandle> processes) {
        PrivateFile.write(
                file,
                processes.stream()
                        .map(process -> process.pid() + " " + startOf(process).toEpochMilli() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Ends those that still run, one after the other, and forgets all. Returns how many there were. */
    int end() {
        int ended = 0;
        for (var process : running()) {
            process.destroy();
            awaitEnd(process);
            ended++;
        }
        forget();
        return ended;
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    List<ProcessHandle> running() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            List<ProcessHandle> running = new ArrayList<>();
            for (var line : Files.readAllLines(file)) {
                running(line).ifPresent(running::add);
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** A process id is used again some day: only the start time tells that it is still the same process. */
    private static Optional<ProcessHandle> running(String line) {
        var parts = line.split(" ", -1);
        var start = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(start, startOf(process)).abs().compareTo(START_TOLERANCE) <= 0);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static void awaitEnd(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit();
        try {
            end.get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            end.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        }
    }
}
