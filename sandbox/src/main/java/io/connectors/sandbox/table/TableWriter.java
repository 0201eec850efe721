package io.connectors.sandbox.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.PrinterColumn;
import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes {@code Table} objects of meta.k8s.io/v1. */
public final class TableWriter {

    private static final PrinterColumn NAME = new PrinterColumn(
            "Name",
            "string",
            "name",
            "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically.",
            0,
            "");

    private final InstantSource clock;

    public TableWriter(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Writes one row for each object.
     *
     * @param whole whether a row brings the whole object, or only its metadata
     * @param metadata of the list the objects come from
     */
    public ObjectNode write(ServedType served, List<ObjectNode> objects, boolean whole, ObjectNode metadata) {
        List<Column> columns = columns(served);
        ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", metadata);
        ArrayNode definitions = table.putArray("columnDefinitions");
        define(NAME, definitions.addObject());
        columns.forEach(column -> define(column.header(), definitions.addObject()));
        ArrayNode rows = table.putArray("rows");
        Instant now = clock.instant();
        for (ObjectNode object : objects) {
            ObjectNode row = rows.addObject();
            ArrayNode cells = row.putArray("cells").add(ObjectMeta.of(object).name());
            columns.forEach(column -> cells.add(column.cell().of(object, now)));
            row.set("object", whole ? object : metadataOf(object));
        }
        return table;
    }

    private static ObjectNode metadataOf(ObjectNode object) {
        ObjectNode partial = Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }

    private static List<Column> columns(ServedType served) {
        return served.custom()
                .map(custom -> custom.columns().stream().map(Column::declared).toList())
                .orElseGet(() -> BuiltInColumns.of(served.type().qualifiedResource()));
    }

    private static void define(PrinterColumn column, ObjectNode target) {
        target.put("name", column.name())
                .put("type", column.type())
                .put("format", column.format())
                .put("description", column.description())
                .put("priority", column.priority());
    }
}
