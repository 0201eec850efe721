package io.connectors.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the specification asks of the CRDs and fabric8's annotations cannot say. */
final class SchemaAdditions implements CRDPostProcessor {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            "Connector", "A tool that workloads of the namespace reach through the proxy, without its credential.",
            "ConnectorClass", "What Connectors to one kind of tool have in common.");

    /** The generator sorts columns by their path. */
    private static final List<String> COLUMNS = List.of("Class", "Address", "Ready", "Reason", "Age");

    private static final Map<String, String> LIST_KEYS =
            Map.of("ConnectorClass.spec.auth.types", "name", "ConnectorClass.spec.authProbes", "authName");

    private static final Map<String, List<String>> ENUMS = Map.of(
            "ConnectorClass.spec.livenessProbe.http.scheme", List.of("http", "https"),
            "ConnectorClass.spec.livenessProbe.http.method", List.of("GET", "POST"),
            "ConnectorClass.spec.authProbes.probe.http.scheme", List.of("http", "https"),
            "ConnectorClass.spec.authProbes.probe.http.method", List.of("GET", "POST"));

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
        complete(kind, schema);
    }

    private static void complete(String path, JSONSchemaProps schema) {
        if ("integer".equals(schema.getType())) {
            schema.setFormat("int64");
        }
        if ("array".equals(schema.getType())) {
            completeList(path, schema);
        }
        List<String> allowed = ENUMS.get(path);
        if (allowed != null) {
            schema.setEnum(allowed.stream().<JsonNode>map(TextNode::valueOf).toList());
        }
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
