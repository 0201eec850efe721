package io.connectors.liberty.up;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was started, the latest first. One part that does not stop does not keep the others running. */
final class ReverseOrder implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ReverseOrder.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            var part = started.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOGGER.warn("{} did not stop", part.getClass().getSimpleName(), e);
            }
        }
    }
}
