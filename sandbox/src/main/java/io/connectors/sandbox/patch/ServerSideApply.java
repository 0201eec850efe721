package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.schema.JsonEquality;
import io.connectors.sandbox.schema.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Server-side apply: the applied object says everything its manager wants. What it no longer says goes, unless somebody else
 * owns it; what somebody else owns with another value is a conflict.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side Apply</a>
 */
public final class ServerSideApply {

    private static final FieldManager BEFORE_FIRST_APPLY = FieldManager.of("before-first-apply");

    private ServerSideApply() {}

    /**
     * Computes the object after an apply. Neither defaulted nor validated: the caller does that as for any write.
     *
     * @param live empty when apply creates the object
     * @throws ApiException 400 for an object that cannot be applied, 409 with a cause for each field somebody else owns
     */
    public static ObjectNode apply(
            @Nullable ObjectNode live,
            ObjectNode applied,
            FieldManager manager,
            boolean force,
            Schema schema,
            Instant now) {
        refuseManagedFields(applied);
        TypeCheck.check(schema, applied);
        Managers managers = managersOf(live, schema, now);
        ObjectNode base = live == null ? newObject(applied) : ManagedFields.withoutManagedFields(live);
        Application application = new Application(base, applied, managers, manager, schema);
        Application.Result result = applyWithAnnotation(application, force);
        return finish(application, result, live, now);
    }

    /** kubectl's move from client-side to server-side apply: what its annotation says is its own, so no conflict. */
    private static Application.Result applyWithAnnotation(Application application, boolean force) {
        Conflicts conflicts = application.conflicts();
        if (!force && !conflicts.isEmpty()) {
            Conflicts others = LastApplied.isKubectl(application.manager())
                    ? conflicts.without(LastApplied.ownedFields(application.live(), application.schema()))
                    : conflicts;
            if (!others.isEmpty()) {
                throw others.refusal();
            }
        }
        return application.result();
    }

    private static ObjectNode finish(
            Application application, Application.Result result, @Nullable ObjectNode live, Instant now) {
        Managers.Id id = Managers.Id.apply(application.manager());
        Managers managers = result.managers();
        // A real API server gives no time either to who comes to own fields without changing them.
        boolean changed = live == null || !JsonEquality.same(application.live(), result.object());
        Optional<Managers.Entry> own = managers.find(id);
        if (own.isPresent() && changed) {
            Managers.Entry entry = own.get();
            managers = managers.with(id, new Managers.Entry(entry.fields(), entry.apiVersion(), Managers.time(now)));
        }
        ObjectNode object = result.object();
        LastApplied.refresh(object, application.applied(), application.manager());
        return managers.writeTo(object);
    }

    private static void refuseManagedFields(ObjectNode applied) {
        JsonNode sent = ManagedFields.managedFields(applied);
        if (!sent.isMissingNode() && !sent.isNull()) {
            throw ApiException.badRequest("metadata.managedFields must be nil");
        }
    }

    private static Managers managersOf(@Nullable ObjectNode live, Schema schema, Instant now) {
        if (live == null) {
            return Managers.NONE;
        }
        Managers managers = Managers.read(ManagedFields.managedFields(live));
        if (!managers.isEmpty()) {
            return managers;
        }
        ObjectNode bare = ManagedFields.withoutManagedFields(live);
        return ManagedFields.update(
                ManagedFields.newObject(schema, live),
                bare,
                managers,
                Managers.Id.update(BEFORE_FIRST_APPLY, ManagedFields.apiVersion(live)),
                BEFORE_FIRST_APPLY,
                schema,
                now);
    }

    private static ObjectNode newObject(ObjectNode applied) {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        empty.set("apiVersion", applied.path("apiVersion"));
        empty.set("kind", applied.path("kind"));
        return empty;
    }
}
