package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns the client's model classes into OpenAPI components, following their fields. */
final class ModelClasses {

    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String MICRO_TIME = META + "MicroTime";

    // The client keeps these in one package with the core group; their real home is the library of the API machinery.
    private static final Set<String> META_TYPES = Set.of(
            "ObjectMeta",
            "ListMeta",
            "OwnerReference",
            "ManagedFieldsEntry",
            "FieldsV1",
            "LabelSelector",
            "LabelSelectorRequirement",
            "FieldSelectorRequirement",
            "Condition",
            "DeleteOptions",
            "Preconditions",
            "Status",
            "StatusCause",
            "StatusDetails");

    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("", "io.k8s.api.core.v1."),
            Map.entry("admissionregistration.v1.", "io.k8s.api.admissionregistration.v1."),
            Map.entry("apiextensions.v1.", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1."),
            Map.entry("apps.", "io.k8s.api.apps.v1."),
            Map.entry("authentication.", "io.k8s.api.authentication.v1."),
            Map.entry("authorization.v1.", "io.k8s.api.authorization.v1."),
            Map.entry("coordination.v1.", "io.k8s.api.coordination.v1."),
            Map.entry("discovery.v1.", "io.k8s.api.discovery.v1."),
            Map.entry("events.v1.", "io.k8s.api.events.v1."),
            Map.entry("rbac.", "io.k8s.api.rbac.v1."),
            Map.entry("storage.", "io.k8s.api.storage.v1."));

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, ObjectNode> components = new TreeMap<>();

    /** Adds a class and all it refers to, and returns its component's name. */
    String add(String className) {
        try {
            return add(mapper.constructType(Class.forName(className)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The client's model has no class " + className, e);
        }
    }

    Map<String, ObjectNode> components() {
        return components;
    }

    private String add(JavaType type) {
        String name = componentName(type.getRawClass());
        if (!components.containsKey(name)) {
            ObjectNode component = node().put("type", "object");
            components.put(name, component);
            ObjectNode properties = component.putObject("properties");
            mapper.getSerializationConfig().introspect(type).findProperties().stream()
                    .filter(property -> property.hasField() && !isAnyGetter(property))
                    .forEach(property -> properties.set(property.getName(), schemaOf(property.getPrimaryType())));
        }
        return name;
    }

    /** The client keeps unknown fields in a map of that name; in the schema of a CRD it is a field like others. */
    private static boolean isAnyGetter(BeanPropertyDefinition property) {
        return property.getName().equals("additionalProperties")
                && property.getPrimaryType().isMapLikeType();
    }

    private ObjectNode schemaOf(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (type.isMapLikeType()) {
            ObjectNode values = schemaOf(type.getContentType());
            return node().put("type", "object").set("additionalProperties", values);
        }
        if (type.isCollectionLikeType()) {
            return node().put("type", "array").set("items", schemaOf(type.getContentType()));
        }
        if (raw == Quantity.class) {
            return external("io.k8s.apimachinery.pkg.api.resource.Quantity", quantity());
        }
        if (raw == IntOrString.class) {
            return external("io.k8s.apimachinery.pkg.util.intstr.IntOrString", intOrString());
        }
        if (raw == MicroTime.class || raw.getPackageName().equals("java.time")) {
            return external(MICRO_TIME, node().put("type", "string").put("format", "date-time"));
        }
        return scalarOrReference(type);
    }

    private ObjectNode scalarOrReference(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return node().put("type", "string");
        }
        if (raw == Integer.class || raw == int.class) {
            return node().put("type", "integer").put("format", "int32");
        }
        if (raw == Long.class || raw == long.class) {
            return node().put("type", "integer").put("format", "int64");
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return node().put("type", "boolean");
        }
        if (raw == Double.class || raw == Float.class) {
            return node().put("type", "number").put("format", "double");
        }
        if (isAnything(raw)) {
            return node();
        }
        if (isAnyObject(raw)) {
            return node().put("type", "object");
        }
        return node().put("$ref", "#/components/schemas/" + add(type));
    }

    /** Tells values that may be of several types, such as the defaults inside a CRD. */
    private static boolean isAnything(Class<?> raw) {
        return raw == Object.class
                || JsonNode.class.isAssignableFrom(raw)
                || raw.getSimpleName().startsWith("JSONSchemaPropsOr");
    }

    /** Tells objects the API server stores without looking into them: embedded ones and ownership records. */
    private static boolean isAnyObject(Class<?> raw) {
        return raw.isInterface()
                || raw.getSimpleName().equals("FieldsV1")
                || raw.getSimpleName().equals("RawExtension");
    }

    private ObjectNode external(String name, ObjectNode schema) {
        components.putIfAbsent(name, schema);
        return node().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode quantity() {
        ObjectNode quantity = node();
        quantity.putArray("oneOf").add(node().put("type", "string")).add(node().put("type", "number"));
        return quantity;
    }

    private static ObjectNode intOrString() {
        ObjectNode intOrString = node().put("format", "int-or-string");
        intOrString.putArray("oneOf").add(node().put("type", "integer")).add(node().put("type", "string"));
        return intOrString;
    }

    private static String componentName(Class<?> raw) {
        String path = raw.getName().substring(MODEL.length());
        String simpleName = raw.getSimpleName();
        if (META_TYPES.contains(simpleName)) {
            return META + simpleName;
        }
        String subPackage = path.substring(0, path.length() - simpleName.length());
        String home = PACKAGES.get(subPackage);
        if (home == null) {
            throw new IllegalStateException("No API group is known for the model class " + raw.getName());
        }
        return home + simpleName;
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
