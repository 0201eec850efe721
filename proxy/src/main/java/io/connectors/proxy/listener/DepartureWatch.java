package io.connectors.proxy.listener;

import io.connectors.proxy.codec.InboundBuffer;
import io.connectors.proxy.deadline.Deadline;
import io.connectors.proxy.deadline.Deadlines;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a client leaves while its answer is made. Nobody reads from a client then, so after a moment a second thread does; most
 * answers are there before.
 */
final class DepartureWatch implements AutoCloseable {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final InboundBuffer in;
    private final Deadline moment;
    private final AtomicBoolean watching = new AtomicBoolean();
    private volatile @Nullable Runnable listener;
    private volatile boolean gone;

    DepartureWatch(InboundBuffer in, Deadlines deadlines) {
        this.in = in;
        this.moment = deadlines.watch(this::watch);
    }

    void begin(Runnable onDeparture) {
        listener = onDeparture;
        moment.within(MOMENT);
    }

    void end() {
        moment.none();
        listener = null;
    }

    /** Tells whoever wants to know that the client is gone, or is about to be sent away. */
    void tell() {
        gone = true;
        Runnable interested = listener;
        if (interested != null) {
            interested.run();
        }
    }

    boolean isGone() {
        return gone;
    }

    @Override
    public void close() {
        end();
        moment.close();
    }

    private void watch() {
        if (watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("departure").start(this::look);
        }
    }

    private void look() {
        boolean present;
        try {
            present = in.prefetch();
        } catch (IOException broken) {
            present = false;
        }
        watching.set(false);
        if (!present) {
            tell();
        }
    }
}
