package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.RevisionExpiredException;
import io.connectors.sandbox.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Reads objects and collections. */
public final class Reading {

    private final ObjectStore store;

    public Reading(ObjectStore store) {
        this.store = store;
    }

    public ObjectNode get(Target target, String resourceVersion) {
        requireNotNewer(resourceVersion);
        ObjectNode object =
                store.get(target.key()).orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
        return Versions.inVersion(object, target.type().apiVersion());
    }

    public Page list(Target target, ListOptions options) {
        Snapshot snapshot = snapshot(target, options);
        Continuation start = options.continuation().isEmpty() ? null : Continuation.parse(options.continuation());
        List<ObjectNode> items = new ArrayList<>();
        ObjectKey last = null;
        int remaining = 0;
        for (Map.Entry<ObjectKey, ObjectNode> entry : snapshot.objects().entrySet()) {
            if ((start != null && !start.covers(entry.getKey())) || !options.selects(entry.getValue())) {
                continue;
            }
            if (options.limit() > 0 && items.size() >= options.limit()) {
                remaining++;
            } else {
                items.add(Versions.inVersion(entry.getValue(), target.type().apiVersion()));
                last = entry.getKey();
            }
        }
        boolean more = remaining > 0 && last != null;
        return new Page(
                snapshot.revision(),
                items,
                more && last != null
                        ? Continuation.after(last, snapshot.revision()).token()
                        : "",
                more && options.selectsEverything() ? OptionalInt.of(remaining) : OptionalInt.empty());
    }

    /** Refuses a version that no write has reached. */
    public long requireNotNewer(String resourceVersion) {
        long wanted = revision(resourceVersion);
        long current = store.revision();
        if (wanted > current) {
            throw new ApiException(
                    504,
                    "Timeout",
                    "Timeout: Too large resource version: %d, current: %d".formatted(wanted, current),
                    ApiException.Subject.NONE,
                    List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")));
        }
        return wanted;
    }

    public static long revision(String resourceVersion) {
        try {
            return resourceVersion.isEmpty() ? 0 : Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(
                    "invalid resource version: resourceVersion: Invalid value: \"%s\": strconv.ParseUint: parsing \"%s\": invalid syntax"
                            .formatted(resourceVersion, resourceVersion));
        }
    }

    private Snapshot snapshot(Target target, ListOptions options) {
        try {
            if (!options.continuation().isEmpty()) {
                return store.listAt(
                        target.scope(),
                        Continuation.parse(options.continuation()).revision());
            }
            long wanted = requireNotNewer(options.resourceVersion());
            return options.exact() ? store.listAt(target.scope(), wanted) : store.list(target.scope());
        } catch (RevisionExpiredException e) {
            throw ApiException.gone(
                    options.continuation().isEmpty()
                            ? "The resourceVersion for the provided list is too old."
                            : "The provided continue parameter is too old to display a consistent list result. You must"
                                    + " start a new list without the continue parameter.");
        }
    }
}
