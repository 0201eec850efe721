package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks custom resources against their structural schema. */
final class ValueValidation {

    private static final Set<String> OBJECT_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private final List<Cause> causes = new ArrayList<>();

    private ValueValidation() {}

    static List<Cause> check(Schema schema, ObjectNode object) {
        ValueValidation validation = new ValueValidation();
        validation.visit(schema, object, "");
        validation.visitLists(schema, object, "");
        return validation.causes;
    }

    static List<Cause> check(Schema schema, JsonNode value, String path) {
        ValueValidation validation = new ValueValidation();
        validation.visit(schema, value, path);
        return validation.causes;
    }

    private void visit(Schema schema, JsonNode value, String path) {
        if (value.isNull() && schema.nullable()) {
            return;
        }
        causes.addAll(TypeRules.check(schema, value, path));
        combinations(schema, value, path);
        causes.addAll(ScalarRules.check(schema, value, path));
        if (value.isArray()) {
            visitItems(schema, value, path);
        }
        enumeration(schema, value, path);
        if (value.isObject()) {
            visitFields(schema, value, path);
        }
    }

    private void visitItems(Schema schema, JsonNode list, String path) {
        int size = list.size();
        JsonNode minItems = schema.keyword("minItems");
        if (size < minItems.asInt()) {
            causes.add(Causes.invalid(
                    path, number(size), "%s in body should have at least %d items".formatted(path, minItems.asInt())));
        }
        if (schema.keyword("maxItems").isNumber()
                && size > schema.keyword("maxItems").asInt()) {
            causes.add(Causes.tooMany(path, size, schema.keyword("maxItems").asInt()));
        }
        schema.items().ifPresent(items -> {
            for (int i = 0; i < size; i++) {
                visit(items, list.path(i), path + "[" + i + "]");
            }
        });
    }

    private void visitFields(Schema schema, JsonNode object, String path) {
        int size = object.size();
        JsonNode minProperties = schema.keyword("minProperties");
        if (size < minProperties.asInt()) {
            causes.add(Causes.invalid(
                    path,
                    number(size),
                    "%s in body should have at least %d properties".formatted(path, minProperties.asInt())));
        }
        if (schema.keyword("maxProperties").isNumber()
                && size > schema.keyword("maxProperties").asInt()) {
            causes.add(
                    Causes.tooMany(path, size, schema.keyword("maxProperties").asInt()));
        }
        for (String name : requiredFields(schema)) {
            if (!object.has(name)) {
                causes.add(Causes.required(below(path, name)));
            }
        }
        object.properties().stream()
                .filter(field -> !isObjectField(schema, field.getKey(), path))
                .forEach(field -> schema.field(field.getKey())
                        .ifPresent(child -> visit(child, field.getValue(), below(path, field.getKey()))));
    }

    private static Set<String> requiredFields(Schema schema) {
        Set<String> required = new TreeSet<>(schema.required());
        if (schema.embeddedResource()) {
            required.addAll(List.of("apiVersion", "kind"));
        }
        return required;
    }

    /** The fields of every object were checked when it was decoded. */
    private static boolean isObjectField(Schema schema, String name, String path) {
        return (path.isEmpty() || schema.embeddedResource()) && OBJECT_FIELDS.contains(name);
    }

    private void enumeration(Schema schema, JsonNode value, String path) {
        JsonNode allowed = schema.keyword("enum");
        if (!allowed.isArray()) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : allowed) {
            if (JsonEquality.same(item, value)) {
                return;
            }
            texts.add(item.asText());
        }
        causes.add(Causes.unsupported(path, value, texts));
    }

    private void combinations(Schema schema, JsonNode value, String path) {
        List<Schema> anyOf = schema.branches("anyOf");
        if (!anyOf.isEmpty() && results(anyOf, value, path).stream().noneMatch(List::isEmpty)) {
            causes.add(Causes.combination("\"%s\" must validate at least one schema (anyOf)".formatted(path)));
            addClosest(anyOf, value, path);
        }
        oneOf(schema.branches("oneOf"), value, path);
        List<Schema> allOf = schema.branches("allOf");
        if (!results(allOf, value, path).stream().allMatch(List::isEmpty)) {
            causes.add(Causes.combination("\"%s\" must validate all the schemas (allOf)".formatted(path)));
            results(allOf, value, path).forEach(causes::addAll);
        }
        schema.not()
                .filter(not -> check(not, value, path).isEmpty())
                .ifPresent(not ->
                        causes.add(Causes.combination("\"%s\" must not validate the schema (not)".formatted(path))));
    }

    private void oneOf(List<Schema> branches, JsonNode value, String path) {
        long valid =
                results(branches, value, path).stream().filter(List::isEmpty).count();
        if (branches.isEmpty() || valid == 1) {
            return;
        }
        String found = valid == 0 ? "Found none valid" : "Found %d valid alternatives".formatted(valid);
        causes.add(
                Causes.combination("\"%s\" must validate one and only one schema (oneOf). %s".formatted(path, found)));
        if (valid == 0) {
            addClosest(branches, value, path);
        }
    }

    /** Adds why the branch with the fewest problems does not fit. */
    private void addClosest(List<Schema> branches, JsonNode value, String path) {
        results(branches, value, path).stream()
                .min(Comparator.comparingInt(List::size))
                .ifPresent(causes::addAll);
    }

    private static List<List<Cause>> results(List<Schema> branches, JsonNode value, String path) {
        return branches.stream().map(branch -> check(branch, value, path)).toList();
    }

    /** Lists of type set and map hold each item once; checked after all else, as the API server does. */
    private void visitLists(Schema schema, JsonNode value, String path) {
        value.properties()
                .forEach(field -> schema.field(field.getKey())
                        .ifPresent(child -> visitLists(child, field.getValue(), below(path, field.getKey()))));
        if (value.isArray()) {
            causes.addAll(ListRules.check(schema, value, path));
            schema.items().ifPresent(items -> {
                for (int i = 0; i < value.size(); i++) {
                    visitLists(items, value.path(i), path + "[" + i + "]");
                }
            });
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static JsonNode number(int number) {
        return JsonNodeFactory.instance.numberNode(number);
    }
}
