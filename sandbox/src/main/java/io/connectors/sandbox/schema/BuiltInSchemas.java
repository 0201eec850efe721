package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of the kinds the API server brings along. */
public final class BuiltInSchemas {

    private static final BuiltInComponents COMPONENTS = BuiltInComponents.load();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private BuiltInSchemas() {}

    /**
     * Returns the schema of a built-in kind.
     *
     * @throws IllegalArgumentException for a kind that is not built in
     */
    public static Schema of(ResourceType type) {
        String component = COMPONENTS
                .componentOf(type.group(), type.version(), type.kind())
                .orElseThrow(() ->
                        new IllegalArgumentException("%s of %s is not a built-in kind; its schema comes from a CRD"
                                .formatted(type.kind(), type.apiVersion())));
        return SCHEMAS.computeIfAbsent(component, name -> Schema.ofBuiltIn(reference(name), COMPONENTS));
    }

    static BuiltInComponents components() {
        return COMPONENTS;
    }

    static Definitions definitions() {
        return COMPONENTS;
    }

    /** Adds {@code apiVersion}, {@code kind} and {@code metadata} to the schema of a custom or embedded object. */
    static ObjectNode withObjectFields(ObjectNode schema) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        COMPONENTS.find(BuiltInComponents.NAMESPACE).orElseThrow().path("properties").properties().stream()
                .filter(field ->
                        !field.getKey().equals("spec") && !field.getKey().equals("status"))
                .forEach(field -> properties.set(field.getKey(), field.getValue()));
        schema.path("properties").properties().stream()
                .filter(field -> !properties.has(field.getKey()))
                .forEach(field -> properties.set(field.getKey(), field.getValue()));
        schema.set("properties", properties);
        return schema;
    }

    private static ObjectNode reference(String component) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + component);
    }
}
