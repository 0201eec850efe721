package io.connectors.proxy.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit events as JSON lines. They are made into text and written by a thread of its own, many at a time: to wake it for each of
 * them would cost more than the writing. When a sink is blocked, requests wait for it: a request without an audit event does not end.
 * Events of a sink that fails are lost, and the log says so.
 */
public final class AuditLog implements RequestObserver, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BATCHES = Duration.ofMillis(5);

    /** What events that wait may take up; a path alone can be as long as a head. */
    private static final int WAITING_BYTES = 8 * 1024 * 1024;

    /** Of an event without the texts that its client has chosen. */
    private static final int EVENT_BYTES = 512;

    private static final int BYTES_AT_ONCE = 64 * 1024;

    private final Semaphore room = new Semaphore(WAITING_BYTES);
    private final BlockingQueue<AuditEvent> queue = new LinkedTransferQueue<>();
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
            room.acquire(size(event));
            queue.add(event);
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
        List<AuditEvent> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            awaitEvent(batch);
            queue.drainTo(batch);
            write(batch);
            batch.clear();
            if (!closing) {
                LockSupport.parkNanos(BETWEEN_BATCHES.toNanos());
            }
        }
    }

    private void awaitEvent(List<AuditEvent> batch) {
        if (closing) {
            return;
        }
        try {
            batch.add(queue.take());
        } catch (InterruptedException closed) {
            // What is queued is written nevertheless.
        }
    }

    private void write(List<AuditEvent> batch) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AuditJson json = new AuditJson(lines);
        int bytes = 0;
        for (int next = 0; next < batch.size(); next++) {
            json.write(batch.get(next));
            bytes += size(batch.get(next));
            if (bytes >= BYTES_AT_ONCE || next == batch.size() - 1) {
                json.flush();
                write(lines);
                lines.reset();
                room.release(bytes);
                bytes = 0;
            }
        }
    }

    private void write(ByteArrayOutputStream lines) {
        for (OutputStream sink : sinks) {
            try {
                lines.writeTo(sink);
                sink.flush();
            } catch (IOException e) {
                LOG.error("{} bytes of audit events were lost: a sink failed", lines.size(), e);
            }
        }
    }

    private static int size(AuditEvent event) {
        return Math.min(
                WAITING_BYTES,
                EVENT_BYTES
                        + event.method().length()
                        + event.host().length()
                        + event.path().length());
    }
}
