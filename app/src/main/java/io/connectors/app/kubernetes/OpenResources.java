package io.connectors.app.kubernetes;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one owner of everything that must be closed. Whoever opens something needs what was opened before it, so the reverse order is
 * the right one; CDI promises none.
 */
@Singleton
public final class OpenResources {
    private static final Logger LOG = LoggerFactory.getLogger(OpenResources.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** Takes over the duty to close. */
    public synchronized <T extends AutoCloseable> T own(T resource) {
        opened.push(resource);
        return resource;
    }

    @PreDestroy
    synchronized void close() {
        while (!opened.isEmpty()) {
            AutoCloseable resource = opened.pop();
            try {
                resource.close();
            } catch (Exception e) {
                LOG.warn("{} could not be closed", resource.getClass().getSimpleName(), e);
            }
        }
    }
}
