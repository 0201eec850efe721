package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A set of field paths, kept as the tree that {@code FieldsV1} writes. A path can be in the set, lead to others that are, or
 * both; owning a field says nothing about its children.
 *
 * <p>Filled by {@link #insert}, then only read: the operations return new sets and may share parts with their operands.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management">Field management</a>
 */
final class FieldSet {

    private static final String SELF = ".";
    private static final Node NOTHING = new Node(false, new FieldSet());

    private final NavigableMap<PathElement, Node> nodes = new TreeMap<>();

    private record Node(boolean member, FieldSet children) {
        boolean isEmpty() {
            return !member && children.isEmpty();
        }
    }

    static FieldSet ofFields(String... path) {
        FieldSet set = new FieldSet();
        List<PathElement> elements = new ArrayList<>();
        for (String name : path) {
            elements.add(new PathElement.Field(name));
        }
        set.insert(elements);
        return set;
    }

    /** Reads the form in which objects carry it. */
    static FieldSet ofWire(JsonNode fields) {
        FieldSet set = new FieldSet();
        fields.properties().stream()
                .filter(field -> !field.getKey().equals(SELF))
                .forEach(field -> PathElement.parse(field.getKey()).ifPresent(element -> {
                    JsonNode below = field.getValue();
                    boolean member = below.isEmpty() || below.has(SELF);
                    set.nodes.put(element, new Node(member, ofWire(below)));
                }));
        return set;
    }

    ObjectNode toWire() {
        ObjectNode wire = JsonNodeFactory.instance.objectNode();
        nodes.forEach((element, node) -> {
            ObjectNode below = wire.putObject(element.wire());
            if (!node.children.isEmpty()) {
                if (node.member) {
                    below.putObject(SELF);
                }
                below.setAll(node.children.toWire());
            }
        });
        return wire;
    }

    /** Adds a path; the empty one, the object itself, belongs to nobody. */
    void insert(List<PathElement> path) {
        if (path.isEmpty()) {
            return;
        }
        PathElement first = path.getFirst();
        Node node = nodes.getOrDefault(first, NOTHING);
        if (path.size() == 1) {
            nodes.put(first, new Node(true, node.children));
            return;
        }
        FieldSet children = node.children.copy();
        children.insert(path.subList(1, path.size()));
        nodes.put(first, new Node(node.member, children));
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    boolean has(PathElement element) {
        return node(element).member;
    }

    /** Returns what the set holds below a step. */
    FieldSet below(PathElement element) {
        return node(element).children;
    }

    FieldSet union(FieldSet other) {
        return combine(
                other, (left, right) -> new Node(left.member || right.member, left.children.union(right.children)));
    }

    FieldSet intersection(FieldSet other) {
        return combine(
                other,
                (left, right) -> new Node(left.member && right.member, left.children.intersection(right.children)));
    }

    FieldSet difference(FieldSet other) {
        return combine(
                other,
                (left, right) -> new Node(left.member && !right.member, left.children.difference(right.children)));
    }

    /** Removes the other set's paths and all that is below them. */
    FieldSet without(FieldSet subtrees) {
        return combine(
                subtrees,
                (left, right) -> right.member ? NOTHING : new Node(left.member, left.children.without(right.children)));
    }

    /** Keeps only what is at or below a field of the object. */
    FieldSet onlyField(String name) {
        PathElement field = new PathElement.Field(name);
        FieldSet kept = new FieldSet();
        Node node = node(field);
        if (!node.isEmpty()) {
            kept.nodes.put(field, node);
        }
        return kept;
    }

    /** Adds the declared fields on the way to a member, because a struct goes when all that is in it goes. */
    FieldSet withDeclaredParents(Schema schema) {
        FieldSet result = new FieldSet();
        nodes.forEach((element, node) -> {
            boolean declared = element instanceof PathElement.Field(var name)
                    && schema.properties().containsKey(name);
            boolean leadsOn = !node.children.isEmpty();
            FieldSet children = Shape.child(schema, element)
                    .map(node.children::withDeclaredParents)
                    .orElse(node.children);
            result.nodes.put(element, new Node(node.member || (declared && leadsOn), children));
        });
        return result;
    }

    /** Lists the paths: the members of a level first, then what is below them. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        addPaths("", paths);
        return paths;
    }

    private void addPaths(String prefix, List<String> paths) {
        nodes.forEach((element, node) -> {
            if (node.member) {
                paths.add(prefix + element);
            }
        });
        nodes.forEach((element, node) -> node.children.addPaths(prefix + element, paths));
    }

    private Node node(PathElement element) {
        return nodes.getOrDefault(element, NOTHING);
    }

    private FieldSet copy() {
        FieldSet copy = new FieldSet();
        copy.nodes.putAll(nodes);
        return copy;
    }

    private FieldSet combine(FieldSet other, BiFunction<Node, Node, Node> operation) {
        FieldSet result = new FieldSet();
        for (NavigableMap<PathElement, Node> side : List.of(nodes, other.nodes)) {
            for (PathElement element : side.keySet()) {
                Node combined = operation.apply(node(element), other.node(element));
                if (!combined.isEmpty()) {
                    result.nodes.put(element, combined);
                }
            }
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set && nodes.equals(set.nodes);
    }

    @Override
    public int hashCode() {
        return nodes.hashCode();
    }

    @Override
    public String toString() {
        return paths().toString();
    }
}
