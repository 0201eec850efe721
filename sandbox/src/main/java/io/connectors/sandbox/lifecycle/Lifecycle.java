package io.connectors.sandbox.lifecycle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.TypeCatalog;
import io.connectors.sandbox.registry.Creation;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.registry.Maintenance;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.RevisionExpiredException;
import io.connectors.sandbox.storage.Snapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the store on one thread and reacts to each change in its order. */
public final class Lifecycle implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration BETWEEN_EXPIRIES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final List<Reaction> reactions;
    private final EventExpiry expiry;
    private @Nullable Thread thread;

    // What a reaction could not do, a webhook being down, say: the last change of each object. Touched before the
    // thread starts, then by that thread only.
    private final Map<ObjectKey, Change> unsettled = new LinkedHashMap<>();

    /** What the reactions act with, as one parameter. */
    public record Tools(
            ObjectStore store, TypeCatalog catalog, Creation creation, Deletion deletion, Maintenance maintenance) {}

    /**
     * @param certificateAuthority PEM text of what clients in a namespace must trust
     */
    public Lifecycle(Tools tools, String certificateAuthority, InstantSource clock) {
        this.store = tools.store();
        this.reactions = List.of(
                new NamespaceContents(tools, certificateAuthority),
                new NamespaceTermination(tools),
                new DefinitionTermination(tools),
                new GarbageCollector(tools));
        this.expiry = new EventExpiry(tools, clock);
    }

    /** Catches up with the present state, then follows the store until closed. */
    public void start() {
        long seen = catchUp();
        thread = Thread.ofVirtual().name("sandbox-lifecycle").start(() -> follow(seen));
    }

    @Override
    public void close() {
        Thread following = thread;
        if (following != null) {
            following.interrupt();
            try {
                following.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow(long start) {
        long seen = start;
        try {
            while (!store.isClosed()) {
                seen = step(seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long step(long seen) throws InterruptedException {
        try {
            boolean settled = unsettled.isEmpty();
            List<Change> changes = store.awaitAfter(seen, settled ? BETWEEN_EXPIRIES : BETWEEN_RETRIES);
            changes.forEach(this::react);
            if (changes.isEmpty()) {
                retry();
            }
            if (changes.isEmpty() && settled) {
                expire();
            }
            return changes.isEmpty() ? seen : changes.getLast().revision();
        } catch (RevisionExpiredException e) {
            // So many changes at once that the history does not hold them: the present state says enough.
            return catchUp();
        }
    }

    private long catchUp() {
        Snapshot present = store.all();
        present.objects().forEach((key, object) -> react(new Change(present.revision(), key, null, object, false)));
        return present.revision();
    }

    private void retry() {
        List<Change> again = List.copyOf(unsettled.values());
        unsettled.clear();
        again.forEach(this::react);
    }

    private void expire() {
        try {
            expiry.run();
        } catch (ApiException e) {
            log.debug("Events stay longer than they should: {}", e.getMessage());
        }
    }

    private void react(Change change) {
        for (Reaction reaction : reactions) {
            try {
                reaction.to(change);
            } catch (ApiException e) {
                log.debug("{}: {}", change.key(), e.getMessage());
                unsettled.put(change.key(), change);
            } catch (RuntimeException e) {
                if (!store.isClosed()) {
                    log.error("Reaction to a change of {} failed", change.key(), e);
                }
            }
        }
    }

    static boolean isOf(Change change, ResourceType type) {
        return change.key().group().equals(type.group())
                && change.key().plural().equals(type.plural());
    }

    static boolean isWaiting(ObjectNode object, String finalizer) {
        ObjectMeta meta = ObjectMeta.of(object);
        return meta.isBeingDeleted() && meta.finalizers().contains(finalizer);
    }
}
