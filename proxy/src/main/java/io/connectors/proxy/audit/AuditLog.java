package io.connectors.proxy.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit events as JSON lines. They are made into text by whoever answered the request, after the answer, and written by a thread
 * of its own, many at a time: to wake it for each of them would cost more than the writing, and while it works, requests have a processor
 * less. When a sink is blocked, requests wait for it: a request without an audit event does not end. Events of a sink that fails are
 * lost, and the log says so.
 */
public final class AuditLog implements RequestObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(5);

    private final AuditJson json = new AuditJson();
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(QUEUE);
    private final List<OutputStream> sinks;
    private final Thread writer;
    private volatile boolean closing;

    public AuditLog(List<OutputStream> sinks) {
        this.sinks = List.copyOf(sinks);
        this.writer = Thread.ofPlatform().daemon().name("audit").start(this::run);
    }

    @Override
    public void ended(AuditEvent event) {
        try {
            queue.put(json.line(event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("The audit event of request {} was lost: interrupted", event.requestId());
        }
    }

    /** Writes what is queued. The sinks stay open: they belong to whoever opened them. */
    @Override
    public void close() {
        closing = true;
        writer.interrupt();
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<byte[]> batch = new ArrayList<>();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (!closing || !queue.isEmpty()) {
            awaitLine(batch);
            queue.drainTo(batch);
            batch.forEach(lines::writeBytes);
            write(lines, batch.size());
            batch.clear();
            lines.reset();
            if (!closing) {
                LockSupport.parkNanos(BETWEEN_BATCHES.toNanos());
            }
        }
    }

    private void awaitLine(List<byte[]> batch) {
        if (closing) {
            return;
        }
        try {
            batch.add(queue.take());
        } catch (InterruptedException closed) {
            // What is queued is written nevertheless.
        }
    }

    private void write(ByteArrayOutputStream lines, int events) {
        for (OutputStream sink : sinks) {
            try {
                lines.writeTo(sink);
                sink.flush();
            } catch (IOException e) {
                LOG.error("{} audit events were lost: a sink failed", events, e);
            }
        }
    }
}
