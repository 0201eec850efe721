package io.connectors.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionNames;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes one kind's page of the reference from its CRD. */
final class ReferencePage {
    private ReferencePage() {}

    static String render(CustomResourceDefinition crd) {
        CustomResourceDefinitionNames names = crd.getSpec().getNames();
        JSONSchemaProps schema =
                crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
        return """
                # %s

                Generated from the schema; do not edit. The same text is shown by `kubectl explain %s.spec`.

                %s%s

                | API version | Scope | Plural | Short name |
                |---|---|---|---|
                | `%s/%s` | %s | `%s` | `%s` |

                In the tables `[]` stands for each entry of a list and `{}` for each value of a map.
                """.formatted(
                                names.getKind(),
                                names.getSingular(),
                                schema.getDescription(),
                                rules(schema).isEmpty() ? "" : "\n\n" + rules(schema),
                                crd.getSpec().getGroup(),
                                crd.getSpec().getVersions().getFirst().getName(),
                                crd.getSpec().getScope(),
                                names.getPlural(),
                                String.join("`, `", names.getShortNames()))
                + properties(schema).entrySet().stream()
                        .map(part -> part(part.getKey(), part.getValue()))
                        .collect(Collectors.joining());
    }

    private static String part(String name, JSONSchemaProps schema) {
        String rules = rules(schema);
        return "\n## %s\n\n%s%s\n\n| Field | Type | Meaning |\n|---|---|---|\n"
                        .formatted(name, schema.getDescription(), rules.isEmpty() ? "" : "\n\n" + rules)
                + rows("", schema).collect(Collectors.joining());
    }

    private static Stream<String> rows(String path, JSONSchemaProps schema) {
        return properties(schema).entrySet().stream().flatMap(property -> {
            String name = path + property.getKey();
            boolean required = schema.getRequired().contains(property.getKey());
            return Stream.concat(Stream.of(row(name, property.getValue(), required)), inner(name, property.getValue()));
        });
    }

    private static Stream<String> inner(String path, JSONSchemaProps schema) {
        JSONSchemaProps entries = entries(schema);
        return entries == null ? rows(path + ".", schema) : rows(path + (isList(schema) ? "[]." : "{}."), entries);
    }

    private static String row(String path, JSONSchemaProps schema, boolean required) {
        List<String> meaning = new ArrayList<>(List.of(String.valueOf(schema.getDescription())));
        meaning.addAll(bounds(schema));
        JSONSchemaProps entries = entries(schema);
        Stream.of(rules(schema), entries == null ? "" : rules(entries))
                .filter(rules -> !rules.isEmpty())
                .distinct()
                .forEach(meaning::add);
        return "| `%s` | %s%s | %s |\n"
                .formatted(
                        path,
                        type(schema),
                        required ? ", required" : "",
                        String.join(" ", meaning).replace("|", "\\|").replace("<", "&lt;"));
    }

    private static List<String> bounds(JSONSchemaProps schema) {
        List<String> bounds = new ArrayList<>();
        if (!schema.getEnum().isEmpty()) {
            bounds.add("One of "
                    + schema.getEnum().stream().map(JsonNode::asText).collect(Collectors.joining("`, `", "`", "`.")));
        }
        if (schema.getXKubernetesListMapKeys() != null
                && !schema.getXKubernetesListMapKeys().isEmpty()) {
            bounds.add("Each `%s` once."
                    .formatted(schema.getXKubernetesListMapKeys().getFirst()));
        }
        if (schema.getMinItems() != null) {
            bounds.add("At least %d.".formatted(schema.getMinItems()));
        }
        Stream.of(schema.getMaxItems(), schema.getMaxProperties())
                .filter(Objects::nonNull)
                .forEach(most -> bounds.add("At most %d.".formatted(most)));
        if (schema.getMaxLength() != null) {
            bounds.add("At most %d characters.".formatted(schema.getMaxLength()));
        }
        return bounds;
    }

    private static String rules(JSONSchemaProps schema) {
        return schema.getXKubernetesValidations().stream()
                .map(rule -> "Refused with “" + rule.getMessage() + "”")
                .collect(Collectors.joining(" "));
    }

    private static String type(JSONSchemaProps schema) {
        JSONSchemaProps entries = entries(schema);
        if (entries == null) {
            return Objects.requireNonNullElse(schema.getType(), "any JSON");
        }
        return (isList(schema) ? "list of " : "map of ") + type(entries);
    }

    private static boolean isList(JSONSchemaProps schema) {
        return schema.getItems() != null;
    }

    /** The schema of a list's or map's entries. */
    private static @Nullable JSONSchemaProps entries(JSONSchemaProps schema) {
        if (isList(schema)) {
            return schema.getItems().getSchema();
        }
        return schema.getAdditionalProperties() == null
                ? null
                : schema.getAdditionalProperties().getSchema();
    }

    private static Map<String, JSONSchemaProps> properties(JSONSchemaProps schema) {
        return new TreeMap<>(Objects.requireNonNullElse(schema.getProperties(), Map.of()));
    }
}
