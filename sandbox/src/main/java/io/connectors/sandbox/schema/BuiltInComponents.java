package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The OpenAPI components of the built-in kinds: their fields are read off the client's model classes, and {@code
 * built-in-types.json} adds what classes do not say (keys of lists, patch strategies, required fields, formats, words).
 */
final class BuiltInComponents implements Definitions {

    static final String NAMESPACE = "io.k8s.api.core.v1.Namespace";

    private static final String TABLE = "built-in-types.json";

    private final Map<String, ObjectNode> components;
    private final Map<String, String> kinds;
    private final Map<String, ObjectNode> emptyObjects;

    private BuiltInComponents(
            Map<String, ObjectNode> components, Map<String, String> kinds, Map<String, ObjectNode> emptyObjects) {
        this.components = Map.copyOf(components);
        this.kinds = Map.copyOf(kinds);
        this.emptyObjects = Map.copyOf(emptyObjects);
    }

    static BuiltInComponents load() {
        JsonNode table = readTable();
        ModelClasses classes = new ModelClasses();
        Map<String, String> kinds = new TreeMap<>();
        Map<String, ObjectNode> emptyObjects = new TreeMap<>();
        for (JsonNode kind : table.path("kinds")) {
            String component = classes.add(kind.path("class").asText());
            kinds.put(
                    key(
                            kind.path("group").asText(),
                            kind.path("version").asText(),
                            kind.path("kind").asText()),
                    component);
            if (kind.path("empty") instanceof ObjectNode empty) {
                emptyObjects.put(component, empty);
            }
        }
        Map<String, ObjectNode> components = classes.components();
        table.path("types").properties().forEach(type -> {
            ObjectNode component = components.get(type.getKey());
            if (component != null) {
                overlay(component, type.getValue());
            }
        });
        describeCommonFields(components, table.path("descriptions"));
        return new BuiltInComponents(components, kinds, emptyObjects);
    }

    @Override
    public Optional<ObjectNode> find(String name) {
        return Optional.ofNullable(components.get(name));
    }

    @Override
    public ObjectNode emptyObject(String name) {
        ObjectNode empty = emptyObjects.get(name);
        return empty == null ? JsonNodeFactory.instance.objectNode() : empty.deepCopy();
    }

    Optional<String> componentOf(String group, String version, String kind) {
        return Optional.ofNullable(kinds.get(key(group, version, kind)));
    }

    private static String key(String group, String version, String kind) {
        return group + "/" + version + "/" + kind;
    }

    /** Adds what the table says to what the class said; fields the class does not have stay unknown. */
    private static void overlay(ObjectNode component, JsonNode additions) {
        additions.properties().forEach(addition -> {
            JsonNode existing = component.path(addition.getKey());
            if (addition.getKey().equals("properties")) {
                addition.getValue().properties().stream()
                        .filter(field -> existing.has(field.getKey()))
                        .forEach(field -> overlay((ObjectNode) existing.path(field.getKey()), field.getValue()));
            } else if (existing instanceof ObjectNode object) {
                overlay(object, addition.getValue());
            } else {
                component.set(addition.getKey(), addition.getValue());
            }
        });
    }

    private static void describeCommonFields(Map<String, ObjectNode> components, JsonNode descriptions) {
        for (ObjectNode component : components.values()) {
            component.path("properties").properties().stream()
                    .filter(field -> descriptions.has(field.getKey())
                            && !field.getValue().has("description"))
                    .forEach(field ->
                            ((ObjectNode) field.getValue()).set("description", descriptions.path(field.getKey())));
        }
    }

    private static JsonNode readTable() {
        try (InputStream table = BuiltInComponents.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is not in the jar; build the sandbox again");
            }
            return new ObjectMapper().readTree(table);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + TABLE, e);
        }
    }
}
