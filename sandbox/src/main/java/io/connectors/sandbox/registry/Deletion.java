package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.Admission;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.ObjectStore;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Deletes objects, or marks them when finalizers ask for time. */
public final class Deletion {

    public static final String FOREGROUND = "foregroundDeletion";
    public static final String ORPHAN = "orphan";
    public static final String DEFINITION_CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private final ObjectStore store;
    private final Admission admission;
    private final InstantSource clock;

    public Deletion(ObjectStore store, Admission admission, InstantSource clock) {
        this.store = store;
        this.admission = admission;
        this.clock = clock;
    }

    /** What became of an object. */
    public sealed interface Outcome {
        ObjectNode object();

        record Gone(ObjectNode object) implements Outcome {}

        record Waiting(ObjectNode object) implements Outcome {}
    }

    public Outcome delete(Target target, DeleteOptions options) {
        while (true) {
            ObjectNode live =
                    store.get(target.key()).orElseThrow(() -> ApiException.notFound(target.type(), target.name()));
            requirePreconditions(target, live, options);
            AdmissionRequest asked = Inquiry.aboutDeletion(target, live, options);
            admission.mutate(asked, UnaryOperator.identity());
            admission.validate(asked);
            Set<String> finalizers = finalizers(target.type(), live, options);
            ObjectNode marked = marked(target.served(), live, finalizers);
            if (options.terms().dryRun()) {
                return Removal.isHeld(marked) ? new Outcome.Waiting(marked) : new Outcome.Gone(live);
            }
            if (!Removal.isHeld(marked)) {
                Optional<ObjectNode> last = store.delete(target.key(), live, live);
                if (last.isPresent()) {
                    return new Outcome.Gone(last.get());
                }
            } else if (Finishing.isSame(live, marked)) {
                return new Outcome.Waiting(live);
            } else {
                Optional<ObjectNode> written = store.replace(target.key(), live, marked);
                if (written.isPresent()) {
                    return new Outcome.Waiting(written.get());
                }
            }
        }
    }

    private ObjectNode marked(ServedType served, ObjectNode live, Set<String> finalizers) {
        ObjectNode marked = live.deepCopy();
        ObjectMeta meta = ObjectMeta.of(marked);
        meta.setFinalizers(finalizers);
        boolean namespace = served.type().equals(BuiltInTypes.NAMESPACES);
        if (!meta.isBeingDeleted()) {
            meta.set("deletionTimestamp", ObjectMeta.timestamp(clock.instant()));
            if (!namespace) {
                Json.objectIn(marked, "metadata").put("deletionGracePeriodSeconds", 0);
            }
            if (served.countsGenerations()) {
                meta.setGeneration(meta.generation() + 1);
            }
        }
        if (namespace) {
            Json.objectIn(marked, "status").put("phase", "Terminating");
        }
        return marked;
    }

    private static Set<String> finalizers(ResourceType type, ObjectNode live, DeleteOptions options) {
        Set<String> finalizers = new LinkedHashSet<>(ObjectMeta.of(live).finalizers());
        options.dependents().ifPresent(dependents -> {
            finalizers.removeAll(List.of(FOREGROUND, ORPHAN));
            switch (dependents) {
                case BACKGROUND -> {}
                case FOREGROUND -> finalizers.add(FOREGROUND);
                case ORPHAN -> finalizers.add(ORPHAN);
            }
        });
        if (type.equals(BuiltInTypes.DEFINITIONS) && !ObjectMeta.of(live).isBeingDeleted()) {
            finalizers.add(DEFINITION_CLEANUP);
        }
        return finalizers;
    }

    private static void requirePreconditions(Target target, ObjectNode live, DeleteOptions options) {
        ObjectMeta meta = ObjectMeta.of(live);
        if (!options.uid().isEmpty() && !options.uid().equals(meta.uid())) {
            throw conflict(
                    target,
                    "the UID in the precondition (%s) does not match the UID in record (%s). The object might have been deleted and then recreated"
                            .formatted(options.uid(), meta.uid()));
        }
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(meta.resourceVersion())) {
            throw conflict(
                    target,
                    "the ResourceVersion in the precondition (%s) does not match the ResourceVersion in record (%s). The object might have been modified"
                            .formatted(options.resourceVersion(), meta.resourceVersion()));
        }
    }

    private static ApiException conflict(Target target, String why) {
        ResourceType type = target.type();
        // Here, and only here, a real API server names the kind instead of the resource.
        return new ApiException(
                409,
                "Conflict",
                "Operation cannot be fulfilled on %s \"%s\": %s".formatted(type.qualifiedKind(), target.name(), why),
                new ApiException.Subject(type.group(), type.kind(), target.name()),
                List.of());
    }
}
