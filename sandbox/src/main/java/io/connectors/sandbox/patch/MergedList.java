package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;

/** A list while a strategic merge patch changes it; items are told apart by a merge key, or are scalars. */
final class MergedList {

    private final List<String> liveOrder = new ArrayList<>();
    private final List<JsonNode> items = new ArrayList<>();
    private final String mergeKey;

    /** Starts from some items and the order in which the live list had them. */
    MergedList(JsonNode live, ArrayNode items, String mergeKey) {
        this.mergeKey = mergeKey;
        items.forEach(this.items::add);
        live.forEach(item -> liveOrder.add(identity(item)));
    }

    void mergeAll(ArrayNode patch, BinaryOperator<JsonNode> merge) {
        List<ObjectNode> directives = new ArrayList<>();
        List<JsonNode> changes = new ArrayList<>();
        for (JsonNode change : patch) {
            if (change instanceof ObjectNode object && object.has(Directives.MARKER)) {
                directives.add(object);
            } else {
                changes.add(change);
            }
        }
        directives.forEach(this::follow);
        changes.forEach(change -> merge(change, merge));
    }

    /** Puts the items a patch names into its order; the others stay where they were between them. */
    JsonNode ordered(ArrayNode patch) {
        List<String> order = new ArrayList<>();
        for (JsonNode item : patch) {
            if (!item.has(Directives.MARKER)) {
                order.add(identity(item));
            }
        }
        Set<String> named = new HashSet<>(order);
        List<JsonNode> inPatch = new ArrayList<>(
                items.stream().filter(item -> named.contains(identity(item))).toList());
        inPatch.sort(Comparator.comparingInt(item -> order.indexOf(identity(item))));
        List<JsonNode> others =
                items.stream().filter(item -> !named.contains(identity(item))).toList();
        return interleaved(others, inPatch);
    }

    private ArrayNode interleaved(List<JsonNode> others, List<JsonNode> inPatch) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        int next = 0;
        for (JsonNode item : inPatch) {
            int place = liveOrder.indexOf(identity(item));
            while (next < others.size() && isBefore(others.get(next), place)) {
                result.add(others.get(next++));
            }
            result.add(item);
        }
        others.subList(next, others.size()).forEach(result::add);
        return result;
    }

    private boolean isBefore(JsonNode other, int place) {
        int otherPlace = liveOrder.indexOf(identity(other));
        return otherPlace >= 0 && place >= 0 && otherPlace < place;
    }

    private void follow(ObjectNode directive) {
        switch (directive.path(Directives.MARKER).asText()) {
            case Directives.REPLACE -> items.clear();
            case Directives.DELETE -> {
                String gone = identity(directive);
                items.removeIf(item -> identity(item).equals(gone));
            }
            default -> throw Directives.unknown(directive);
        }
    }

    private void merge(JsonNode change, BinaryOperator<JsonNode> merge) {
        String identity = identity(change);
        for (int i = 0; i < items.size(); i++) {
            if (identity(items.get(i)).equals(identity)) {
                items.set(i, change.isObject() ? merge.apply(items.get(i), change) : change);
                return;
            }
        }
        Directives.without(change).ifPresent(items::add);
    }

    private String identity(JsonNode item) {
        if (!item.isObject()) {
            return item.toString();
        }
        JsonNode key = item.path(mergeKey);
        if (key.isMissingNode()) {
            throw Directives.refusal(
                    "map: %s does not contain declared merge key: %s".formatted(GoText.of(item), mergeKey));
        }
        return key.toString();
    }
}
