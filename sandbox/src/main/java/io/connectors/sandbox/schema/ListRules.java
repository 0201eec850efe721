package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;

/** Lists of type set and map hold no item twice. */
final class ListRules {

    private ListRules() {}

    static List<Cause> check(Schema schema, JsonNode list, String path) {
        return switch (schema.listType()) {
            case ATOMIC -> List.of();
            case SET -> duplicates(list, path, false, schema);
            case MAP -> duplicates(list, path, true, schema);
        };
    }

    private static List<Cause> duplicates(JsonNode list, String path, boolean byKeys, Schema schema) {
        List<Cause> causes = new ArrayList<>();
        List<JsonNode> seen = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String itemPath = path + "[" + i + "]";
            JsonNode item = list.path(i);
            if (byKeys && !item.isObject()) {
                causes.add(Causes.invalid(itemPath, item, "must be an object for an array of list-type map"));
                continue;
            }
            JsonNode identity = byKeys ? keys(schema, item) : item;
            if (seen.stream().anyMatch(other -> JsonEquality.same(other, identity))) {
                causes.add(Causes.duplicate(itemPath, identity));
            }
            seen.add(identity);
        }
        return causes;
    }

    private static ObjectNode keys(Schema schema, JsonNode item) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        for (String key : schema.listMapKeys()) {
            if (item.has(key)) {
                keys.set(key, item.path(key));
            }
        }
        return keys;
    }
}
