package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.registry.Versions;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.Change;
import io.connectors.sandbox.table.TableWriter;
import java.util.Optional;

/** Translates changes of the store into the events of one watch. */
final class WatchEvents {

    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final WatchRequest request;
    private final TableWriter tables;

    WatchEvents(WatchRequest request, TableWriter tables) {
        this.request = request;
        this.tables = tables;
    }

    /** Returns what the watcher learns of a change; nothing when it is none of its objects, before and after. */
    Optional<ObjectNode> of(Change change) {
        if (!request.target().scope().contains(change.key())) {
            return Optional.empty();
        }
        ObjectNode before = change.before();
        boolean was = before != null && request.options().selects(before);
        boolean is = !change.deletion() && request.options().selects(change.object());
        if (is) {
            return Optional.of(event(was ? "MODIFIED" : "ADDED", change.object()));
        }
        if (!was || before == null) {
            return Optional.empty();
        }
        return Optional.of(event("DELETED", change.deletion() ? change.object() : lastSelected(before, change)));
    }

    ObjectNode added(ObjectNode object) {
        return event("ADDED", object);
    }

    /** Tells how far the watch has come. */
    ObjectNode bookmark(long revision, boolean endsInitialEvents) {
        ObjectNode object = Json.object()
                .put("kind", request.target().type().kind())
                .put("apiVersion", request.target().type().apiVersion());
        ObjectNode metadata = object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        metadata.putNull("creationTimestamp");
        if (endsInitialEvents) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        ObjectNode bookmark = Json.object().put("type", "BOOKMARK");
        bookmark.set(
                "object", request.presentation() == Presentation.METADATA ? Presentation.metadataOf(object) : object);
        return bookmark;
    }

    static ObjectNode error(ApiException problem) {
        ObjectNode event = Json.object().put("type", "ERROR");
        event.set("object", Statuses.failure(problem));
        return event;
    }

    /** An object that left the selection is shown as it last was in it, with the version of the change. */
    private static ObjectNode lastSelected(ObjectNode before, Change change) {
        ObjectNode last = before.deepCopy();
        ObjectMeta.of(last).set("resourceVersion", Long.toString(change.revision()));
        return last;
    }

    private ObjectNode event(String type, ObjectNode object) {
        ObjectNode event = Json.object().put("type", type);
        ObjectNode versioned =
                Versions.inVersion(object, request.target().type().apiVersion());
        event.set("object", request.presentation().object(request.target().served(), versioned, tables));
        return event;
    }
}
