package io.connectors.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.v1alpha1.Rules;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the specification asks of the CRDs and fabric8's annotations cannot say. */
final class SchemaAdditions implements CRDPostProcessor {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "Connector", "A tool that workloads of the namespace reach through the proxy, without its credential.",
            "ConnectorClass",
                    "What Connectors to one kind of tool have in common: address, credentials, checks and files.",
            "AccessPolicy",
                    "Who may use which Connectors of the namespace: at once, or after checks such as an approval.",
            "AccessRequest",
                    "The wish of one workload to use one Connector. Made for the workload, decided by the policies of this namespace.",
            "ResourceInterface", "What a pipeline form asks for to use a tool, and what it makes of the answers.");

    /** The generator sorts columns by their path. */
    private static final List<String> COLUMNS =
            List.of("Class", "Address", "Connector", "Subject", "ContextValid", "Permission", "Ready", "Reason", "Age");

    private static final Map<String, String> LIST_KEYS = Map.of(
            "ConnectorClass.spec.auth.types",
            "name",
            "ConnectorClass.spec.authProbes",
            "authName",
            "AccessRequest.status.policies",
            "name");

    /** By the end of the path. */
    private static final Map<String, List<String>> ENUMS = Map.of(
            ".http.scheme", List.of("http", "https"),
            ".http.method", List.of("GET", "POST"),
            ".inject.in", List.of("header", "query", "form", "json"),
            ".clientToken.in", List.of("header", "query", "bearer", "basicPassword"),
            ".proxy.relay", List.of("none", "public"),
            ".matchExpressions.operator", List.of("In", "NotIn", "Exists", "DoesNotExist"),
            "AccessRequest.spec.subject.kind", List.of("ServiceAccount", "User", "Group"),
            "ResourceInterface.spec.params.type", List.of("string", "array", "object"),
            "ResourceInterface.spec.attributes.type", List.of("string", "array", "object"));

    /** A record can only say that these are any JSON. */
    private static final Set<String> OBJECTS =
            Set.of("ConnectorClass.spec.api.openapi", "ResourceInterface.spec.workspaces.value");

    /** Param serves for parameters too, whose values may be any JSON. Rules in CEL cannot look into any JSON. */
    private static final String EXTENSION_ADDRESS = "Connector.spec.addressExtensions.value";

    private static final long URL_CHARACTERS = 2048;

    private static final long VALUE_CHARACTERS = 64 * 1024;

    @Override
    public HasMetadata process(HasMetadata resource, String crdSpecVersion) {
        if (resource instanceof CustomResourceDefinition crd) {
            String kind = crd.getSpec().getNames().getKind();
            crd.getSpec().getVersions().forEach(version -> complete(kind, version));
        }
        return resource;
    }

    private static void complete(String kind, CustomResourceDefinitionVersion version) {
        version.getAdditionalPrinterColumns()
                .sort(Comparator.comparingInt(
                        (CustomResourceColumnDefinition column) -> COLUMNS.indexOf(column.getName())));
        JSONSchemaProps schema = version.getSchema().getOpenAPIV3Schema();
        schema.setDescription(DESCRIPTIONS.get(kind));
        if (version.getSubresources() == null) {
            // The generator takes Void for a status without fields.
            schema.getProperties().remove("status");
        }
        complete(kind, schema);
    }

    private static void complete(String path, JSONSchemaProps schema) {
        if ("integer".equals(schema.getType())) {
            schema.setFormat("int64");
        }
        if ("array".equals(schema.getType())) {
            completeList(path, schema);
        }
        if (Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())) {
            completeFreeJson(path, schema);
        }
        schema.setXKubernetesValidations(rules(path, schema));
        ENUMS.forEach((end, allowed) -> {
            if (path.endsWith(end)) {
                schema.setEnum(allowed.stream().<JsonNode>map(TextNode::valueOf).toList());
            }
        });
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> complete(path + "." + name, property));
        }
        elements(schema).forEach(element -> complete(path, element));
    }

    /** A list without key is atomic: the default, said aloud for whoever reads the CRD. */
    private static void completeList(String path, JSONSchemaProps schema) {
        String key = LIST_KEYS.get(path);
        if (key != null) {
            schema.setXKubernetesListType("map");
            schema.setXKubernetesListMapKeys(List.of(key));
        } else {
            schema.setXKubernetesListType("atomic");
        }
    }

    /**
     * The generator reads a record component's rules twice, from its field and its accessor. A status needs none: our servers write
     * it, from what the rules have admitted.
     */
    private static @Nullable List<ValidationRule> rules(String path, JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() == null || path.contains(".status.")) {
            return null;
        }
        return schema.getXKubernetesValidations().stream().distinct().toList();
    }

    private static void completeFreeJson(String path, JSONSchemaProps schema) {
        if (OBJECTS.contains(path)) {
            schema.setType("object");
        } else if (path.equals(EXTENSION_ADDRESS)) {
            schema.setXKubernetesPreserveUnknownFields(null);
            schema.setType("string");
            schema.setMaxLength(URL_CHARACTERS);
            schema.setDescription("A further base URL of the tool: http(s)://host[:port][/prefix].");
            schema.setXKubernetesValidations(List.of(new ValidationRuleBuilder()
                    .withRule(Rules.ADDRESS)
                    .withMessage(Rules.ADDRESS_MESSAGE)
                    .build()));
        } else {
            schema.setMaxLength(VALUE_CHARACTERS);
        }
    }

    private static Stream<JSONSchemaProps> elements(JSONSchemaProps schema) {
        Stream<JSONSchemaProps> items = schema.getItems() == null
                ? Stream.of()
                : Stream.of(schema.getItems().getSchema());
        Stream<JSONSchemaProps> values = schema.getAdditionalProperties() == null
                ? Stream.of()
                : Stream.of(schema.getAdditionalProperties().getSchema());
        return Stream.concat(items, values);
    }
}
