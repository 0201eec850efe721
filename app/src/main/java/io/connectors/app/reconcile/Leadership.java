package io.connectors.app.reconcile;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the leader's work while this replica is the leader, from construction until it is closed. */
public final class Leadership implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Leadership.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final LeaderElection election;
    private final Duration retry;
    private final Supplier<AutoCloseable> work;
    private final Thread thread;

    /** Written by the election's thread only. */
    private volatile @Nullable AutoCloseable running;

    /**
     * @param identity name of this replica, unlike that of any other
     * @param work starts the leader's work; closing what it returns must end it
     */
    public Leadership(
            KubernetesClient client,
            ResourceRef lease,
            String identity,
            ElectionTiming timing,
            InstantSource clock,
            Supplier<AutoCloseable> work) {
        this.election =
                new LeaderElection(new KubernetesLease(client, lease, timing), identity, timing.renewDeadline(), clock);
        this.retry = timing.retry();
        this.work = work;
        this.thread = Thread.ofVirtual().name("connectors-leader-election").start(() -> campaign(identity));
    }

    /** Tells whether this replica is the leader. */
    public boolean isLeader() {
        return running != null;
    }

    /** Ends the work, then gives the leadership back. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_TIMEOUT)) {
                LOG.warn("The leader's work did not end within {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void campaign(String identity) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                follow(election.tick(), identity);
                Thread.sleep(retry);
            }
        } catch (InterruptedException _) {
            LOG.debug("{} leaves the election", identity);
        }
        // Cleared so that the last requests to the API server are not refused.
        boolean _ = Thread.interrupted();
        follow(false, identity);
        election.resign();
    }

    private void follow(boolean leading, String identity) {
        AutoCloseable current = running;
        if (leading && current == null) {
            LOG.info("{} is the leader now", identity);
            running = work.get();
        } else if (!leading && current != null) {
            LOG.info("{} is not the leader any more", identity);
            running = null;
            stop(current);
        }
    }

    private static void stop(AutoCloseable work) {
        try {
            work.close();
        } catch (Exception e) {
            LOG.warn("The leader's work did not end well", e);
        }
    }
}
