package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.registry.Page;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.table.TableWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which shape the client wants objects. */
enum Presentation {
    OBJECT,
    METADATA,
    TABLE,
    TABLE_WITH_OBJECTS;

    private static final String META_VERSION = "meta.k8s.io/v1";

    /** Chooses the first shape of the Accept header that is known here; empty when there is none. */
    static @Nullable Presentation of(String accept) {
        if (accept.isBlank()) {
            return OBJECT;
        }
        for (String range : accept.split(",", -1)) {
            List<String> parts = Arrays.stream(range.split(";", -1))
                    .map(part -> part.strip().toLowerCase(Locale.ROOT))
                    .toList();
            Map<String, String> parameters = parts.stream()
                    .skip(1)
                    .filter(part -> part.contains("="))
                    .collect(Collectors.toMap(
                            part -> part.substring(0, part.indexOf('=')),
                            part -> part.substring(part.indexOf('=') + 1),
                            (first, _) -> first));
            Presentation found = of(parts.getFirst(), parameters);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Presentation of(String mediaType, Map<String, String> parameters) {
        if (!List.of("application/json", "application/*", "*/*").contains(mediaType)) {
            return null;
        }
        if (!parameters.containsKey("as")) {
            return OBJECT;
        }
        if (!parameters.getOrDefault("g", "").equals("meta.k8s.io")
                || !parameters.getOrDefault("v", "").equals("v1")) {
            return null;
        }
        return switch (parameters.getOrDefault("as", "")) {
            case "table" -> TABLE;
            case "partialobjectmetadata", "partialobjectmetadatalist" -> METADATA;
            default -> null;
        };
    }

    /** The shape when a table's rows shall bring the whole objects along. */
    Presentation withObjects() {
        return this == TABLE ? TABLE_WITH_OBJECTS : this;
    }

    ObjectNode object(ServedType served, ObjectNode object, TableWriter tables) {
        return switch (this) {
            case OBJECT -> object;
            case METADATA -> metadataOf(object);
            case TABLE, TABLE_WITH_OBJECTS ->
                tables.write(
                        served,
                        List.of(object),
                        this == TABLE_WITH_OBJECTS,
                        Json.object()
                                .put(
                                        "resourceVersion",
                                        object.at("/metadata/resourceVersion").asText()));
        };
    }

    ObjectNode list(ServedType served, Page page, TableWriter tables) {
        ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(page.revision()));
        if (!page.continuation().isEmpty()) {
            metadata.put("continue", page.continuation());
        }
        page.remaining().ifPresent(count -> metadata.put("remainingItemCount", count));
        if (this == TABLE || this == TABLE_WITH_OBJECTS) {
            return tables.write(served, page.items(), this == TABLE_WITH_OBJECTS, metadata);
        }
        boolean whole = this == OBJECT;
        ObjectNode list = Json.object()
                .put("kind", whole ? served.type().listKind() : "PartialObjectMetadataList")
                .put("apiVersion", whole ? served.type().apiVersion() : META_VERSION);
        list.set("metadata", metadata);
        var items = list.putArray("items");
        page.items().forEach(item -> items.add(whole ? item : metadataOf(item)));
        return list;
    }

    static ObjectNode metadataOf(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", META_VERSION);
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
