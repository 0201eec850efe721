package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.registry.Reading;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.RevisionExpiredException;
import io.connectors.sandbox.storage.Snapshot;
import io.connectors.sandbox.table.TableWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one watch: takes its events to a client until its time is over, the client or the server goes away. */
final class WatchFeed {

    private static final Duration BETWEEN_BOOKMARKS = Duration.ofSeconds(30);

    private final ObjectStore store;
    private final WatchRequest request;
    private final WatchEvents events;
    private final InstantSource clock;

    // Taken before the client is told that the watch is on: it may change objects the moment it hears so. Let go once
    // sent. Only the thread that runs the watch touches it after construction.
    private @Nullable Snapshot present;

    /** Takes events to the client, one at a time; fails when the client is gone. */
    interface Outlet {
        void send(ObjectNode event) throws IOException;
    }

    WatchFeed(ObjectStore store, WatchRequest request, TableWriter tables, InstantSource clock) {
        this.store = store;
        this.request = request;
        this.events = new WatchEvents(request, tables);
        this.clock = clock;
        this.present =
                request.beginsWithPresentObjects() ? store.list(request.target().scope()) : null;
    }

    void run(Outlet outlet) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(request.atMost());
        try {
            follow(begin(outlet), end, outlet);
        } catch (RevisionExpiredException e) {
            // A status after the headers are out cannot be the response's: it is an event.
            outlet.send(WatchEvents.error(
                    ApiException.gone("too old resource version: %d (%d)".formatted(e.requested(), e.oldest()))));
        }
    }

    /** Sends the present objects when they are asked for, and returns the revision to go on from. */
    private long begin(Outlet outlet) throws IOException {
        Snapshot start = present;
        if (start == null) {
            return Reading.revision(request.options().resourceVersion());
        }
        present = null;
        for (ObjectNode object : start.objects().values()) {
            if (request.options().selects(object)) {
                outlet.send(events.added(object));
            }
        }
        if (request.initialEvents() && request.bookmarks()) {
            outlet.send(events.bookmark(start.revision(), true));
        }
        return start.revision();
    }

    private void follow(long start, Instant end, Outlet outlet) throws IOException, InterruptedException {
        long seen = start;
        Instant nextBookmark = clock.instant().plus(BETWEEN_BOOKMARKS);
        while (!store.isClosed()) {
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return;
            }
            Instant wake = nextBookmark.isBefore(end) ? nextBookmark : end;
            List<Change> changes = store.awaitAfter(seen, Duration.between(now, wake));
            for (Change change : changes) {
                Optional<ObjectNode> event = events.of(change);
                if (event.isPresent()) {
                    outlet.send(event.get());
                }
                seen = change.revision();
            }
            if (request.bookmarks() && !clock.instant().isBefore(wake)) {
                outlet.send(events.bookmark(Math.max(seen, start), false));
                nextBookmark = clock.instant().plus(BETWEEN_BOOKMARKS);
            }
        }
    }
}
