package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who owns which fields of one object. Immutable. */
record Managers(Map<Id, Entry> entries) {

    static final Managers NONE = new Managers(Map.of());

    private static final String UPDATE = "Update";
    private static final String APPLY = "Apply";

    // Older updaters share one entry, so that an object with many writers does not grow without end.
    private static final int MAX_UPDATERS = 10;
    private static final String OLD_UPDATERS = "ancient-changes";

    private static final Comparator<Map.Entry<Id, Entry>> WIRE_ORDER = Comparator.comparing(
                    (Map.Entry<Id, Entry> entry) -> entry.getKey().operation())
            .thenComparing(entry -> entry.getValue().time())
            .thenComparing(entry -> entry.getKey().manager())
            .thenComparing(entry -> entry.getValue().apiVersion())
            .thenComparing(entry -> entry.getKey().subresource());

    Managers {
        entries = Map.copyOf(entries);
    }

    /**
     * What makes two writes the same manager's.
     *
     * @param apiVersion empty for appliers, which stay the same through versions
     */
    record Id(String manager, String operation, String apiVersion, String subresource) {

        static Id update(FieldManager manager, String apiVersion) {
            return new Id(manager.name(), UPDATE, apiVersion, manager.subresource());
        }

        static Id apply(FieldManager manager) {
            return new Id(manager.name(), APPLY, "", manager.subresource());
        }

        /** Returns how messages name the manager. */
        String description() {
            String through = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
            String version = operation.equals(UPDATE) ? " using " + apiVersion : "";
            return "\"" + manager + "\"" + through + version;
        }
    }

    /**
     * Reads and writes one entry.
     *
     * @param time as written, empty for none
     */
    record Entry(FieldSet fields, String apiVersion, String time) {

        Entry withFields(FieldSet other) {
            return new Entry(other, apiVersion, time);
        }
    }

    /**
     * Reads {@code metadata.managedFields}.
     *
     * @throws InvalidManagedFieldsException when an entry is not of the form the API server writes
     */
    static Managers read(JsonNode managedFields) {
        Map<Id, Entry> entries = new LinkedHashMap<>();
        for (JsonNode entry : managedFields) {
            String operation = entry.path("operation").asText();
            String apiVersion = entry.path("apiVersion").asText();
            if (!List.of(UPDATE, APPLY).contains(operation)) {
                throw new InvalidManagedFieldsException("operation must be `Apply` or `Update`", null);
            }
            if (apiVersion.isEmpty() || !entry.path("fieldsType").asText().equals("FieldsV1")) {
                throw new InvalidManagedFieldsException("apiVersion and fieldsType FieldsV1 must be given", null);
            }
            Id id = new Id(
                    entry.path("manager").asText(),
                    operation,
                    operation.equals(APPLY) ? "" : apiVersion,
                    entry.path("subresource").asText());
            entries.put(
                    id,
                    new Entry(
                            FieldSet.ofWire(entry.path("fieldsV1")),
                            apiVersion,
                            entry.path("time").asText()));
        }
        return new Managers(entries);
    }

    /** Writes the managers into an object, in the API server's order. */
    ObjectNode writeTo(ObjectNode object) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        entries.entrySet().stream().sorted(WIRE_ORDER).map(Managers::write).forEach(written::add);
        if (!written.isEmpty()) {
            object.withObject("/metadata").set("managedFields", written);
        }
        return object;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<Entry> find(Id id) {
        return Optional.ofNullable(entries.get(id));
    }

    Managers without(Id id) {
        return filtered(other -> !other.equals(id));
    }

    /** Takes fields from everybody. */
    Managers withoutFields(FieldSet fields) {
        Map<Id, Entry> kept = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            FieldSet left = entry.fields().difference(fields);
            if (!left.isEmpty()) {
                kept.put(id, entry.withFields(left));
            }
        });
        return new Managers(kept);
    }

    /** Gives one manager more fields, at a time. */
    Managers with(Id id, FieldSet fields, Instant now) {
        FieldSet all = find(id).map(entry -> entry.fields().union(fields)).orElse(fields);
        return with(id, new Entry(all, id.apiVersion(), time(now)));
    }

    Managers with(Id id, Entry entry) {
        Map<Id, Entry> more = new LinkedHashMap<>(entries);
        more.put(id, entry);
        return new Managers(more);
    }

    FieldSet allFields() {
        return entries.values().stream().map(Entry::fields).reduce(new FieldSet(), FieldSet::union);
    }

    /** Puts the oldest updaters of a version together while there are too many. */
    Managers capped() {
        List<Map.Entry<Id, Entry>> updaters = entries.entrySet().stream()
                .filter(entry -> entry.getKey().operation().equals(UPDATE))
                .sorted(WIRE_ORDER)
                .toList();
        int excess = updaters.size() - MAX_UPDATERS;
        if (excess <= 0) {
            return this;
        }
        Managers capped = this;
        Entry old = updaters.getFirst().getValue();
        for (Map.Entry<Id, Entry> updater : updaters.subList(0, excess + 1)) {
            capped = capped.without(updater.getKey());
            Entry entry = updater.getValue();
            old = new Entry(old.fields().union(entry.fields()), entry.apiVersion(), entry.time());
        }
        return capped.with(new Id(OLD_UPDATERS, UPDATE, old.apiVersion(), ""), old);
    }

    static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private Managers filtered(Predicate<Id> kept) {
        Map<Id, Entry> rest = new LinkedHashMap<>(entries);
        rest.keySet().removeIf(kept.negate());
        return new Managers(rest);
    }

    private static ObjectNode write(Map.Entry<Id, Entry> manager) {
        Id id = manager.getKey();
        Entry entry = manager.getValue();
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put("manager", id.manager());
        written.put("operation", id.operation());
        written.put("apiVersion", entry.apiVersion());
        if (!entry.time().isEmpty()) {
            written.put("time", entry.time());
        }
        written.put("fieldsType", "FieldsV1");
        written.set("fieldsV1", entry.fields().toWire());
        if (!id.subresource().isEmpty()) {
            written.put("subresource", id.subresource());
        }
        return written;
    }
}
