package io.connectors.sandbox.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the types out of a definition's object. */
public record CustomResourceDefinition(ObjectNode object) {

    private static final String AGE_DESCRIPTION =
            "CreationTimestamp is a timestamp representing the server time when this object was created.";

    public String group() {
        return object.at("/spec/group").asText();
    }

    public JsonNode names() {
        return object.at("/spec/names");
    }

    public String plural() {
        return names().path("plural").asText();
    }

    public boolean isNamespaced() {
        return object.at("/spec/scope").asText().equals("Namespaced");
    }

    public boolean isEstablished() {
        return hasCondition("Established");
    }

    public boolean hasCondition(String type) {
        for (JsonNode condition : object.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    public Optional<String> storageVersion() {
        for (JsonNode version : object.at("/spec/versions")) {
            if (version.path("storage").asBoolean()) {
                return Optional.of(version.path("name").asText());
            }
        }
        return Optional.empty();
    }

    /** Returns one type for each served version, none while the names are not accepted. */
    List<ServedType> servedTypes() {
        List<ServedType> types = new ArrayList<>();
        if (isEstablished()) {
            for (JsonNode version : object.at("/spec/versions")) {
                if (version.path("served").asBoolean()) {
                    types.add(servedType(version));
                }
            }
        }
        return types;
    }

    private ServedType servedType(JsonNode version) {
        JsonNode accepted = object.at("/status/acceptedNames");
        ResourceType type = new ResourceType(
                group(),
                version.path("name").asText(),
                accepted.path("kind").asText(),
                accepted.path("plural").asText(),
                accepted.path("singular").asText(),
                isNamespaced(),
                texts(accepted.path("shortNames")),
                texts(accepted.path("categories")),
                version.path("subresources").has("status"));
        Schema schema = Schema.ofCrdVersion(
                version.at("/schema/openAPIV3Schema") instanceof ObjectNode declared
                        ? declared
                        : Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true));
        Set<String> selectable = new HashSet<>();
        version.path("selectableFields")
                .forEach(field -> selectable.add(field.path("jsonPath").asText().replaceFirst("^\\.", "")));
        return new ServedType(
                type,
                true,
                false,
                Optional.of(new ServedType.Custom(
                        schema,
                        storageVersion().orElse(type.version()),
                        columns(version.path("additionalPrinterColumns")),
                        selectable)));
    }

    private static List<PrinterColumn> columns(JsonNode declared) {
        List<PrinterColumn> columns = new ArrayList<>();
        for (JsonNode column : declared) {
            String path = column.path("jsonPath").asText();
            columns.add(new PrinterColumn(
                    column.path("name").asText(),
                    column.path("type").asText(),
                    column.path("format").asText(),
                    column.path("description")
                            .asText("Custom resource definition column (in JSONPath format): " + path),
                    column.path("priority").asInt(),
                    path));
        }
        if (columns.isEmpty()) {
            columns.add(new PrinterColumn("Age", "date", "", AGE_DESCRIPTION, 0, ".metadata.creationTimestamp"));
        }
        return columns;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
