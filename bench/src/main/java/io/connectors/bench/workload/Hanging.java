package io.connectors.bench.workload;

import io.connectors.bench.load.Held;
import io.connectors.bench.target.Target;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.IntPredicate;

/** Requests to which the tool never answers. */
final class Hanging implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Held held;
    private final int sinkPort;

    private Hanging(Held held, int sinkPort) {
        this.held = held;
        this.sinkPort = sinkPort;
    }

    /** Sends so many; returns when all of them have arrived at the tool. */
    static Hanging start(Target target, int count, int sinkPort) throws IOException, InterruptedException {
        var hanging = new Hanging(Held.waiting(target.sink(), "/hang", count), sinkPort);
        try {
            hanging.await(number -> number >= count);
            return hanging;
        } catch (IOException | InterruptedException | RuntimeException e) {
            hanging.held.close();
            throw e;
        }
    }

    /** Leaves, and returns when the tool has noticed. */
    @Override
    public void close() throws IOException {
        held.close();
        try {
            await(number -> number == 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(IntPredicate enough) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        for (int number = number(); !enough.test(number); number = number()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(number + " requests wait at the tool");
            }
            Thread.sleep(POLL);
        }
    }

    private int number() throws IOException {
        try (InputStream answer =
                URI.create("http://127.0.0.1:" + sinkPort + "/hanging").toURL().openStream()) {
            return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }
}
