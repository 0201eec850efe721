package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shape of one value: a view of an OpenAPI v3 node with the Kubernetes extensions, the same for custom resources and
 * built-in kinds.
 *
 * <p>References are followed when a child is asked for, so recursive types are no problem. Immutable and safe for any
 * thread; the node must not change afterwards.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/">Structural
 *     schemas</a>
 */
public final class Schema {

    /** The value of a field below {@code x-kubernetes-preserve-unknown-fields}: anything, taken apart as far as it goes. */
    public static final Schema UNKNOWN_FIELD = unknownField();

    private final ObjectNode node;
    private final Definitions definitions;
    private final boolean builtIn;
    private final String typeName;

    // Computed at first use by whichever thread comes first; a second computation yields the same.
    private volatile @Nullable Children children;
    private volatile @Nullable RuleTree rules;

    /** The types of structural schemas; {@link #ANY} is a value without a declared type. */
    public enum Type {
        OBJECT,
        ARRAY,
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        INT_OR_STRING,
        ANY
    }

    /** How the items of a list are told apart when two writers change it. */
    public enum ListType {
        ATOMIC,
        SET,
        MAP
    }

    private Schema(ObjectNode node, Definitions definitions, boolean builtIn) {
        ResolvedSchema resolved = ResolvedSchema.of(node, definitions);
        this.node = resolved.node();
        this.typeName = resolved.typeName();
        this.definitions = definitions;
        this.builtIn = builtIn || !resolved.typeName().isEmpty();
    }

    /** Reads the schema of a custom resource's version; {@code metadata} always has the shape every object has. */
    public static Schema ofCrdVersion(ObjectNode openAPIV3Schema) {
        return new Schema(
                BuiltInSchemas.withObjectFields(openAPIV3Schema.deepCopy()), BuiltInSchemas.definitions(), false);
    }

    /** Reads the schema of a part of a custom resource. */
    static Schema ofValue(ObjectNode schema) {
        return new Schema(schema, BuiltInSchemas.definitions(), false);
    }

    static Schema ofBuiltIn(ObjectNode node, Definitions definitions) {
        return new Schema(node, definitions, true);
    }

    public Type type() {
        if (node.path("x-kubernetes-int-or-string").asBoolean()
                || node.path("format").asText().equals("int-or-string")) {
            return Type.INT_OR_STRING;
        }
        return switch (node.path("type").asText()) {
            case "object" -> Type.OBJECT;
            case "array" -> Type.ARRAY;
            case "string" -> Type.STRING;
            case "integer" -> Type.INTEGER;
            case "number" -> Type.NUMBER;
            case "boolean" -> Type.BOOLEAN;
            default -> node.has("properties") ? Type.OBJECT : Type.ANY;
        };
    }

    /** Tells built-in kinds, which Go decodes into structs, from custom resources, which it keeps as maps. */
    public boolean builtIn() {
        return builtIn;
    }

    /** Returns the object that field ownership compares a new object with. */
    public ObjectNode emptyObject() {
        return builtIn ? definitions.emptyObject(typeName) : JsonNodeFactory.instance.objectNode();
    }

    /** Returns the name of the component this type is, empty for an inlined one. */
    public String typeName() {
        return typeName;
    }

    public Map<String, Schema> properties() {
        return children().properties();
    }

    public Optional<Schema> additionalProperties() {
        return children().additionalProperties();
    }

    public Optional<Schema> items() {
        return children().items();
    }

    /**
     * Finds the schema of a field: declared, or any key of a map, or any field at all where unknown fields are kept.
     *
     * @return empty when the field is unknown here
     */
    public Optional<Schema> field(String name) {
        Schema declared = properties().get(name);
        if (declared != null) {
            return Optional.of(declared);
        }
        return additionalProperties()
                .or(() -> preservesUnknownFields() ? Optional.of(UNKNOWN_FIELD) : Optional.empty());
    }

    /** Returns whether fields the schema does not name survive here. */
    public boolean preservesUnknownFields() {
        return node.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                || node.path("additionalProperties").asBoolean();
    }

    public boolean embeddedResource() {
        return node.path("x-kubernetes-embedded-resource").asBoolean();
    }

    public boolean nullable() {
        return node.path("nullable").asBoolean();
    }

    public Set<String> required() {
        return texts("required");
    }

    public Optional<JsonNode> defaultValue() {
        return node.has("default") ? Optional.of(node.path("default")) : Optional.empty();
    }

    public ListType listType() {
        return switch (node.path("x-kubernetes-list-type").asText()) {
            case "set" -> ListType.SET;
            case "map" -> ListType.MAP;
            default -> ListType.ATOMIC;
        };
    }

    /** Returns the fields that identify an item of a list of type map, sorted. */
    public Set<String> listMapKeys() {
        return texts("x-kubernetes-list-map-keys");
    }

    /** Returns whether one writer owns the whole map or none of it. */
    public boolean atomicMap() {
        return node.path("x-kubernetes-map-type").asText().equals("atomic");
    }

    /** Returns the strategies of a strategic merge patch: {@code merge}, {@code replace}, {@code retainKeys}. */
    public Set<String> patchStrategies() {
        return Set.of(node.path("x-kubernetes-patch-strategy").asText().split(",", -1));
    }

    public Optional<String> patchMergeKey() {
        return Optional.ofNullable(node.path("x-kubernetes-patch-merge-key").textValue());
    }

    /** Returns the alternatives below {@code allOf}, {@code anyOf} or {@code oneOf}. */
    List<Schema> branches(String keyword) {
        List<Schema> branches = new ArrayList<>();
        for (JsonNode branch : node.path(keyword)) {
            child(branch).ifPresent(branches::add);
        }
        return branches;
    }

    Optional<Schema> not() {
        return child(node.path("not"));
    }

    /** Returns the rules in CEL, as those of a whole object. */
    RuleTree rules() {
        RuleTree known = rules;
        if (known == null) {
            known = RuleTree.ofObject(node);
            rules = known;
        }
        return known;
    }

    /** Returns the schema as OpenAPI writes it. */
    ObjectNode document() {
        return node.deepCopy();
    }

    /** Returns the value of a validation keyword, a missing node when there is none. */
    JsonNode keyword(String name) {
        return node.has(name) ? node.path(name) : MissingNode.getInstance();
    }

    private Children children() {
        Children known = children;
        if (known == null) {
            known = new Children(readProperties(), child(node.path("additionalProperties")), child(node.path("items")));
            children = known;
        }
        return known;
    }

    private Map<String, Schema> readProperties() {
        Map<String, Schema> read = new LinkedHashMap<>();
        JsonNode declared = embeddedResource()
                ? BuiltInSchemas.withObjectFields(node.deepCopy()).path("properties")
                : node.path("properties");
        declared.properties()
                .forEach(field -> child(field.getValue()).ifPresent(schema -> read.put(field.getKey(), schema)));
        return Collections.unmodifiableMap(read);
    }

    private Optional<Schema> child(JsonNode schema) {
        return schema instanceof ObjectNode object
                ? Optional.of(new Schema(object, definitions, builtIn))
                : Optional.empty();
    }

    private Set<String> texts(String keyword) {
        Set<String> texts = new TreeSet<>();
        node.path(keyword).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Schema unknownField() {
        ObjectNode anything = JsonNodeFactory.instance.objectNode();
        anything.put("x-kubernetes-preserve-unknown-fields", true);
        return new Schema(anything, Definitions.NONE, false);
    }

    private record Children(
            Map<String, Schema> properties, Optional<Schema> additionalProperties, Optional<Schema> items) {}
}
