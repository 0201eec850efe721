package io.connectors.liberty.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The audit lines that were written after a moment. */
final class AuditLines {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Path file;
    private final long start;

    private AuditLines(Path file, long start) {
        this.file = file;
        this.start = start;
    }

    static AuditLines fromNow(Path file) {
        return new AuditLines(file, Files.exists(file) ? file.toFile().length() : 0);
    }

    /** Waits for a number of lines: the proxy answers first and writes the line of a request when its body is through. */
    List<String> await(int wanted) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        var lines = read();
        while (lines.size() < wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            lines = read();
        }
        if (lines.size() < wanted) {
            throw new DemoException("The audit log " + file + " has " + lines.size() + " new lines, " + wanted
                    + " requests went through the proxy.");
        }
        return lines;
    }

    private List<String> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var channel = Files.newInputStream(file)) {
            channel.skipNBytes(start);
            return new String(channel.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the audit log " + file, e);
        }
    }
}
