package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code metadata.managedFields} of objects that are written in any way but server-side apply.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers">Managers</a>
 */
public final class ManagedFields {

    // Set by the server or by the request's path; nobody can own them.
    private static final FieldSet NEVER_OWNED = Stream.of(
                    FieldSet.ofFields("apiVersion"),
                    FieldSet.ofFields("kind"),
                    FieldSet.ofFields("metadata"),
                    FieldSet.ofFields("metadata", "name"),
                    FieldSet.ofFields("metadata", "namespace"),
                    FieldSet.ofFields("metadata", "creationTimestamp"),
                    FieldSet.ofFields("metadata", "selfLink"),
                    FieldSet.ofFields("metadata", "uid"),
                    FieldSet.ofFields("metadata", "generation"),
                    FieldSet.ofFields("metadata", "managedFields"),
                    FieldSet.ofFields("metadata", "resourceVersion"))
            .reduce(new FieldSet(), FieldSet::union);

    private ManagedFields() {}

    /**
     * Records who changed what.
     *
     * @param before empty for a new object
     * @param after as it will be stored; its own managedFields count when a client sent readable ones
     * @return a copy of {@code after} with the right managedFields
     */
    public static ObjectNode afterUpdate(
            @Nullable ObjectNode before, ObjectNode after, FieldManager manager, Schema schema, Instant now) {
        Managers managers = managersBefore(before, after, manager);
        ObjectNode bare = withoutManagedFields(after);
        if (managers.isEmpty() && before != null) {
            // Nobody asked for ownership of this object, or somebody asked to forget it.
            return bare;
        }
        ObjectNode live = before == null ? newObject(schema, after) : withoutManagedFields(before);
        Managers.Id id = Managers.Id.update(manager, apiVersion(after));
        try {
            return update(live, bare, managers, id, manager, schema, now).writeTo(bare);
        } catch (UntypedValueException e) {
            // Validation comes later and says what is wrong; until then nobody owns anything.
            return bare;
        }
    }

    /** The bookkeeping of one write that takes the fields it changes from everybody else. */
    static Managers update(
            ObjectNode live,
            ObjectNode after,
            Managers managers,
            Managers.Id id,
            FieldManager manager,
            Schema schema,
            Instant now) {
        Comparison changes = Comparison.between(schema, live, after).filtered(manager.writableFields(schema));
        Managers others = managers.withoutFields(changes.set()).withoutFields(changes.removed());
        FieldSet taken = ownable(changes.set());
        return taken.isEmpty() ? others : others.with(id, taken, now).capped();
    }

    static FieldSet ownable(FieldSet fields) {
        return fields.difference(NEVER_OWNED);
    }

    static ObjectNode withoutManagedFields(ObjectNode object) {
        ObjectNode bare = object.deepCopy();
        if (bare.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
        }
        return bare;
    }

    static String apiVersion(ObjectNode object) {
        return object.path("apiVersion").asText();
    }

    /** Returns the object that a new one is compared with: empty, but with the parts that Go's structs always have. */
    static ObjectNode newObject(Schema schema, ObjectNode like) {
        ObjectNode empty = schema.emptyObject();
        for (String field : List.of("apiVersion", "kind")) {
            empty.set(field, like.path(field));
        }
        if (schema.builtIn()) {
            empty.putObject("metadata");
        }
        return empty;
    }

    private static Managers managersBefore(@Nullable ObjectNode before, ObjectNode after, FieldManager manager) {
        Managers live = before == null ? Managers.NONE : readOrNone(managedFields(before));
        JsonNode sent = managedFields(after);
        if (!manager.subresource().isEmpty()) {
            return live;
        }
        if (isReset(sent)) {
            return Managers.NONE;
        }
        Managers managers = readOrNone(sent);
        return managers.isEmpty() ? live : managers;
    }

    private static boolean isReset(JsonNode sent) {
        return sent.isArray()
                && (sent.isEmpty() || (sent.size() == 1 && sent.path(0).isEmpty()));
    }

    private static Managers readOrNone(JsonNode managedFields) {
        try {
            return Managers.read(managedFields);
        } catch (InvalidManagedFieldsException e) {
            return Managers.NONE;
        }
    }

    static JsonNode managedFields(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }
}
