package io.connectors.proxy.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit events as JSON lines, on a thread of its own. When the sink is blocked, requests wait for it: a request
 * without an audit event does not end. Events of a sink that fails are lost, and the log says so.
 */
public final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int QUEUE = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<AuditEvent> queue = new ArrayBlockingQueue<>(QUEUE);
    private final OutputStream sink;
    private final Thread writer;
    private volatile boolean closing;

    public AuditLog(OutputStream sink) {
        this.sink = sink;
        this.writer = Thread.ofPlatform().daemon().name("audit").start(this::run);
    }

    public void write(AuditEvent event) {
        try {
            queue.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("The audit event of request {} was lost: interrupted", event.requestId());
        }
    }

    /** Writes what is queued. The sink stays open: it belongs to whoever opened it. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<AuditEvent> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            if (!next(batch)) {
                return;
            }
            write(batch);
            batch.clear();
        }
    }

    private boolean next(List<AuditEvent> batch) {
        try {
            AuditEvent first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write(List<AuditEvent> batch) {
        try {
            for (AuditEvent event : batch) {
                sink.write(json.writeValueAsBytes(event));
                sink.write('\n');
            }
            sink.flush();
        } catch (IOException e) {
            LOG.error("{} audit events were lost: the sink failed", batch.size(), e);
        }
    }
}
