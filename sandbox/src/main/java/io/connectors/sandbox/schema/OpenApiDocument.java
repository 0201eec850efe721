package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the OpenAPI document of one group version. */
final class OpenApiDocument {

    static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String REFERENCE_PREFIX = "#/components/schemas/";

    private final Map<String, ObjectNode> schemas = new TreeMap<>();

    private OpenApiDocument() {}

    static ObjectNode of(String path, List<OpenApiV3.Kind> kinds) {
        OpenApiDocument document = new OpenApiDocument();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("openapi", "3.0.0");
        root.putObject("info").put("title", "Kubernetes").put("version", "unversioned");
        ObjectNode paths = root.putObject("paths");
        for (OpenApiV3.Kind kind : kinds) {
            String component = document.add(kind);
            new OpenApiPaths(path, kind.type(), component, kind.schema().builtIn()).addTo(paths);
        }
        ObjectNode components = root.putObject("components").putObject("schemas");
        document.schemas.forEach(components::set);
        return root;
    }

    /** Adds a kind, its list and all they refer to; returns the kind's component name. */
    private String add(OpenApiV3.Kind kind) {
        ResourceType type = kind.type();
        Schema schema = kind.schema();
        String name = schema.builtIn() ? schema.typeName() : componentName(type);
        ObjectNode component = schema.document();
        groupVersionKind(component, type, type.kind());
        addComponent(name, component);
        addComponent(name + "List", list(type, name));
        for (String shared : List.of("Status", "DeleteOptions")) {
            addReferenced(META + shared);
        }
        addComponent(
                META + "Patch",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("description", "The body of a PATCH request, in the format of its media type.")
                        .put("type", "object"));
        return name;
    }

    /** Custom resources are named like Java packages: the group's parts backwards, then version and kind. */
    static String componentName(ResourceType type) {
        List<String> parts = new ArrayList<>(Arrays.asList(type.group().split("\\.", -1)));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + type.version() + "." + type.kind();
    }

    static ObjectNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", REFERENCE_PREFIX + name);
    }

    static ObjectNode groupVersionKind(ResourceType type, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", kind);
    }

    private static void groupVersionKind(ObjectNode component, ResourceType type, String kind) {
        component.putArray("x-kubernetes-group-version-kind").add(groupVersionKind(type, kind));
    }

    private static ObjectNode list(ResourceType type, String itemComponent) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("description", type.listKind() + " is a list of " + type.kind());
        list.put("type", "object").putArray("required").add("items");
        ObjectNode properties = list.putObject("properties");
        properties.putObject("apiVersion").put("type", "string");
        properties.putObject("kind").put("type", "string");
        properties.set("metadata", reference(META + "ListMeta"));
        properties.putObject("items").put("type", "array").set("items", reference(itemComponent));
        groupVersionKind(list, type, type.listKind());
        return list;
    }

    private void addReferenced(String name) {
        BuiltInSchemas.definitions().find(name).ifPresent(component -> addComponent(name, component.deepCopy()));
    }

    private void addComponent(String name, ObjectNode component) {
        boolean isNew = schemas.putIfAbsent(name, component) == null;
        if (isNew) {
            describedReferences(component);
            followReferences(component);
        }
    }

    private void followReferences(JsonNode node) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && reference.textValue().startsWith(REFERENCE_PREFIX)) {
            String name = reference.textValue().substring(REFERENCE_PREFIX.length());
            if (!schemas.containsKey(name)) {
                addReferenced(name);
            }
        }
        node.forEach(this::followReferences);
    }

    /** OpenAPI 3.0 ignores what stands beside a reference, so a described one goes into {@code allOf}. */
    private static void describedReferences(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.size() > 1
                && object.path("$ref").isTextual()) {
            ArrayNode allOf = object.putArray("allOf");
            allOf.addObject().set("$ref", object.remove("$ref"));
        }
        node.forEach(OpenApiDocument::describedReferences);
    }
}
