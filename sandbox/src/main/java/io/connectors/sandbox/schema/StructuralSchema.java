package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds what keeps the schema of a custom resource from being structural: every value has one type, and combinations of
 * schemas only narrow what is declared outside them.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema">Specifying
 *     a structural schema</a>
 */
final class StructuralSchema {

    private static final String INT_OR_STRING = "x-kubernetes-int-or-string";
    private static final String PRESERVE_UNKNOWN = "x-kubernetes-preserve-unknown-fields";
    private static final String EMBEDDED = "x-kubernetes-embedded-resource";
    private static final List<String> TYPES = List.of("array", "boolean", "integer", "number", "object", "string");

    // Inside a combination these would declare something new.
    private static final List<String> NOT_IN_COMBINATIONS = List.of(
            "type",
            "description",
            "default",
            "additionalProperties",
            "nullable",
            PRESERVE_UNKNOWN,
            EMBEDDED,
            "x-kubernetes-list-type",
            "x-kubernetes-list-map-keys",
            "x-kubernetes-map-type");

    private final List<Cause> causes = new ArrayList<>();

    private StructuralSchema() {}

    /** Checks the schema of one version, which is at a path of its CRD. */
    static List<Cause> check(JsonNode schema, String path) {
        StructuralSchema check = new StructuralSchema();
        String type = schema.path("type").asText();
        if (type.isEmpty()) {
            check.causes.add(Causes.required(path + ".type", "must not be empty at the root"));
        } else if (!type.equals("object")) {
            check.causes.add(Causes.invalid(path + ".type", schema.path("type"), "must be object at the root"));
        }
        check.metadata(schema, path);
        check.visitInside(schema, path);
        return check.causes;
    }

    private void metadata(JsonNode schema, String path) {
        JsonNode metadata = schema.path("properties").path("metadata");
        metadata.path("properties").fieldNames().forEachRemaining(name -> {
            if (!name.equals("name") && !name.equals("generateName")) {
                causes.add(
                        Causes.forbidden(
                                path + ".properties[metadata]",
                                "must not specify anything other than name and generateName, but metadata is implicitly specified"));
            }
        });
    }

    private void visit(JsonNode schema, String path, String place) {
        String type = schema.path("type").asText();
        boolean free = schema.path(PRESERVE_UNKNOWN).asBoolean()
                || schema.path(INT_OR_STRING).asBoolean();
        if (schema.has("$ref")) {
            causes.add(Causes.forbidden(path + ".$ref", "$ref is not supported"));
        } else if (type.isEmpty() && !free) {
            causes.add(Causes.required(path + ".type", "must not be empty for specified " + place));
        } else if (!type.isEmpty() && !TYPES.contains(type)) {
            causes.add(Causes.unsupported(path + ".type", schema.path("type"), TYPES));
        }
        visitInside(schema, path);
    }

    private void visitInside(JsonNode schema, String path) {
        keywords(schema, path);
        lists(schema, path);
        defaults(schema, path);
        fields(schema.path("properties"))
                .forEach((name, field) -> visit(field, "%s.properties[%s]".formatted(path, name), "object fields"));
        if (schema.path("additionalProperties") instanceof ObjectNode values) {
            visit(values, path + ".additionalProperties", "object fields");
        }
        if (schema.path("items") instanceof ObjectNode items) {
            visit(items, path + ".items", "array items");
        }
        for (String combination : List.of("allOf", "anyOf", "oneOf")) {
            int index = 0;
            for (JsonNode branch : schema.path(combination)) {
                visitBranch(branch, "%s.%s[%d]".formatted(path, combination, index++), schema);
            }
        }
        if (schema.has("not")) {
            visitBranch(schema.path("not"), path + ".not", schema);
        }
    }

    private void keywords(JsonNode schema, String path) {
        boolean both = schema.path("properties").size() > 0
                && schema.path("additionalProperties").isObject();
        if (both) {
            causes.add(Causes.forbidden(
                    path + ".additionalProperties", "additionalProperties and properties are mutual exclusive"));
        }
        if (schema.path("uniqueItems").asBoolean()) {
            causes.add(Causes.forbidden(
                    path + ".uniqueItems",
                    "uniqueItems cannot be set to true since the runtime complexity becomes quadratic"));
        }
        boolean bareEmbedded = schema.path(EMBEDDED).asBoolean()
                && !schema.path(PRESERVE_UNKNOWN).asBoolean()
                && schema.path("properties").isEmpty();
        if (bareEmbedded) {
            causes.add(
                    Causes.required(
                            path + ".properties",
                            "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields"));
        }
        pattern(schema.path("pattern"), path);
    }

    private void pattern(JsonNode pattern, String path) {
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            causes.add(Causes.invalid(
                    path + ".pattern",
                    pattern,
                    "must be a valid regular expression, but isn't: error parsing regexp: " + e.getDescription()));
        }
    }

    private void lists(JsonNode schema, String path) {
        JsonNode items = schema.path("items");
        if (items.isArray()) {
            causes.add(Causes.forbidden(path + ".items", "items must be a schema object and not an array"));
        } else if (schema.path("type").asText().equals("array") && items.isMissingNode()) {
            causes.add(Causes.required(path + ".items", "must be specified"));
        }
        switch (schema.path("x-kubernetes-list-type").asText()) {
            case "set" -> setOf(items, path);
            case "map" -> mapOf(items, schema.path("x-kubernetes-list-map-keys"), path);
            default -> {}
        }
    }

    private void setOf(JsonNode items, String path) {
        boolean granular = items.path("type").asText().equals("object")
                && !items.path("x-kubernetes-map-type").asText().equals("atomic");
        if (granular) {
            causes.add(Causes.invalid(
                    path + ".items.x-kubernetes-map-type",
                    NullNode.getInstance(),
                    "must be atomic as item of a list with x-kubernetes-list-type=set"));
        }
    }

    private void mapOf(JsonNode items, JsonNode keys, String path) {
        String keysPath = path + ".x-kubernetes-list-map-keys";
        if (keys.isEmpty()) {
            causes.add(Causes.required(keysPath, "must not be empty if x-kubernetes-list-type is map"));
        }
        List<String> required = new ArrayList<>();
        items.path("required").forEach(name -> required.add(name.asText()));
        for (JsonNode key : keys) {
            JsonNode property = items.path("properties").path(key.asText());
            if (property.isMissingNode()) {
                causes.add(Causes.invalid(keysPath, keys, "entries must all be names of item properties"));
            } else if (!property.has("default") && !required.contains(key.asText())) {
                causes.add(
                        Causes.required(
                                "%s.items.properties[%s].default".formatted(path, key.asText()),
                                "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property"));
            }
        }
    }

    /** A default must itself be a value that the schema accepts as it is. */
    private void defaults(JsonNode schema, String path) {
        if (!schema.has("default") || !(schema instanceof ObjectNode declared)) {
            return;
        }
        JsonNode value = schema.path("default").deepCopy();
        Schema type = Schema.ofValue(declared);
        if (value instanceof ObjectNode object && !Pruning.prune(type, object).isEmpty()) {
            causes.add(Causes.invalid(path + ".default", schema.path("default"), "must not have unknown fields"));
        }
        for (Cause cause : ValueValidation.check(type, value, "")) {
            String below = cause.field().isEmpty() || cause.field().startsWith("[") ? "" : ".";
            causes.add(new Cause(cause.reason(), cause.message(), path + ".default" + below + cause.field()));
        }
    }

    private void visitBranch(JsonNode branch, String path, JsonNode outside) {
        for (String keyword : NOT_IN_COMBINATIONS) {
            boolean intOrString =
                    keyword.equals("type") && outside.path(INT_OR_STRING).asBoolean();
            if (branch.has(keyword) && !intOrString) {
                causes.add(Causes.forbidden(path + "." + keyword, "must be empty to be structural"));
            }
        }
        fields(branch.path("properties"))
                .forEach((name, field) -> visitBranch(
                        field,
                        "%s.properties[%s]".formatted(path, name),
                        outside.path("properties").path(name)));
        if (branch.path("items") instanceof ObjectNode items) {
            visitBranch(items, path + ".items", outside.path("items"));
        }
    }

    private static Map<String, JsonNode> fields(JsonNode properties) {
        Map<String, JsonNode> fields = new TreeMap<>();
        properties.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
