package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.registry.Creation;
import io.connectors.sandbox.registry.DeleteOptions;
import io.connectors.sandbox.registry.Deletion;
import io.connectors.sandbox.registry.Page;
import io.connectors.sandbox.registry.PatchRequest;
import io.connectors.sandbox.registry.Reading;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.registry.Updating;
import io.connectors.sandbox.registry.Versions;
import io.connectors.sandbox.registry.Written;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.table.TableWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Answers requests about objects that the caller may make. */
final class ObjectEndpoint {

    // Their deletion is answered with the object itself; that of other kinds with a Status.
    private static final Set<ResourceType> RETURNED_WHEN_DELETED =
            Set.of(BuiltInTypes.SERVICES, BuiltInTypes.SERVICE_ACCOUNTS, BuiltInTypes.type("", "pods"));
    private static final List<String> PATCH_TYPES =
            List.of("application/json-patch+json", "application/merge-patch+json", "application/apply-patch+yaml");
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    private final ObjectStore store;
    private final Reading reading;
    private final Creation creation;
    private final Updating updating;
    private final Deletion deletion;
    private final Reviews reviews;
    private final TableWriter tables;
    private final InstantSource clock;

    /** The verbs of the registry, as one parameter. */
    record Verbs(Reading reading, Creation creation, Updating updating, Deletion deletion) {}

    ObjectEndpoint(ObjectStore store, Verbs verbs, Reviews reviews, InstantSource clock) {
        this.store = store;
        this.reading = verbs.reading();
        this.creation = verbs.creation();
        this.updating = verbs.updating();
        this.deletion = verbs.deletion();
        this.reviews = reviews;
        this.tables = new TableWriter(clock);
        this.clock = clock;
    }

    Answer answer(Call call, Target target) {
        boolean collection = target.name().isEmpty();
        return switch (call.method()) {
            case "GET", "HEAD" -> {
                boolean watch = Options.isWatch(call.query());
                yield collection || watch ? listOrWatch(call, target, watch) : get(call, target);
            }
            case "POST" -> create(call, target);
            case "PUT" -> replace(call, requireNamed(target));
            case "PATCH" -> patch(call, requireNamed(target));
            case "DELETE" -> collection ? deleteAll(call, target) : delete(call, target);
            default -> throw ApiException.methodNotAllowed();
        };
    }

    private Answer get(Call call, Target target) {
        Presentation presentation = presentation(call);
        ObjectNode object = reading.get(target, call.query().text("resourceVersion"));
        return Answer.ok(presentation.object(target.served(), object, tables));
    }

    private Answer listOrWatch(Call call, Target target, boolean watch) {
        Presentation presentation = presentation(call);
        if (watch) {
            return new Answer.Stream(new WatchFeed(store, Options.watch(call, target, presentation), tables, clock));
        }
        Page page = reading.list(target, Options.list(call, target));
        return Answer.ok(presentation.list(target.served(), page, tables));
    }

    private Answer create(Call call, Target target) {
        if (target.subresource().equals("token")) {
            ObjectNode request = Body.ofObject(call, "TokenRequest").object();
            return new Answer.Document(201, reviews.token(target.namespace(), target.name(), request));
        }
        if (!target.name().isEmpty()) {
            throw ApiException.methodNotAllowed();
        }
        Body body = Body.ofObject(call, target.type().kind());
        if (target.served().review()) {
            ObjectNode review = body.object();
            review.put("kind", target.type().kind())
                    .put("apiVersion", target.type().apiVersion());
            return new Answer.Document(201, reviews.answer(target.type(), call.user(), target.namespace(), review));
        }
        return written(call, target, creation.create(target, body.object(), body.duplicates(), Options.write(call)));
    }

    private Answer replace(Call call, Target target) {
        Body body = Body.ofObject(call, target.type().kind());
        return written(call, target, updating.replace(target, body.object(), body.duplicates(), Options.write(call)));
    }

    private Answer patch(Call call, Target target) {
        return written(call, target, updating.patch(target, patchRequest(call, target), Options.write(call)));
    }

    private static PatchRequest patchRequest(Call call, Target target) {
        String type = Body.mediaType(call);
        boolean apply = type.equals("application/apply-patch+yaml");
        List<String> accepted = new ArrayList<>(PATCH_TYPES);
        if (!target.served().isCustom()) {
            accepted.add(STRATEGIC);
        }
        if (!accepted.contains(type)) {
            throw type.contains("patch")
                    ? ApiException.unsupportedMediaType(accepted)
                    : ApiException.of(415, "415: Unsupported Media Type");
        }
        boolean force = Options.force(call, apply);
        Body body = Body.ofPatch(call);
        return switch (type) {
            case "application/json-patch+json" -> {
                if (body.tree() instanceof ArrayNode operations) {
                    yield new PatchRequest.JsonPatch(operations);
                }
                throw ApiException.badRequest(
                        "error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp");
            }
            case STRATEGIC -> new PatchRequest.StrategicMerge(body.object());
            case "application/apply-patch+yaml" -> new PatchRequest.Apply(body.object(), force);
            default -> new PatchRequest.Merge(body.tree());
        };
    }

    private Answer delete(Call call, Target target) {
        DeleteOptions options = Options.delete(call, false);
        ObjectNode answer = switch (deletion.delete(target, options)) {
            case Deletion.Outcome.Waiting(var object) -> inVersion(target, object);
            case Deletion.Outcome.Gone(var object) ->
                RETURNED_WHEN_DELETED.contains(target.type()) ? object : Statuses.deleted(target.type(), object);
        };
        return new Answer.Document(200, answer, call.warnings().texts());
    }

    private Answer deleteAll(Call call, Target target) {
        DeleteOptions options = Options.delete(call, true);
        Page page = reading.list(target, Options.list(call, target));
        List<ObjectNode> deleted = new ArrayList<>();
        for (ObjectNode object : page.items()) {
            ObjectMeta meta = ObjectMeta.of(object);
            try {
                deletion.delete(target.in(meta.namespace()).named(meta.name()), options);
                deleted.add(object);
            } catch (ApiException e) {
                if (e.code() != 404) {
                    throw e;
                }
            }
        }
        Page answered = new Page(store.revision(), deleted, page.continuation(), OptionalInt.empty());
        return new Answer.Document(
                200,
                Presentation.OBJECT.list(target.served(), answered, tables),
                call.warnings().texts());
    }

    private Answer written(Call call, Target target, Written written) {
        ObjectNode object = presentation(call).object(target.served(), inVersion(target, written.object()), tables);
        return new Answer.Document(
                written.created() ? 201 : 200, object, call.warnings().texts());
    }

    private static ObjectNode inVersion(Target target, ObjectNode object) {
        return Versions.inVersion(object, target.type().apiVersion());
    }

    private static Presentation presentation(Call call) {
        Presentation presentation = Presentation.of(call.header("Accept"));
        if (presentation == null) {
            throw ApiException.of(406, "406: Not Acceptable\n\nAvailable representations: application/json");
        }
        return call.query().text("includeObject").equals("Object") ? presentation.withObjects() : presentation;
    }

    private static Target requireNamed(Target target) {
        if (target.name().isEmpty()) {
            throw ApiException.methodNotAllowed();
        }
        return target;
    }
}
