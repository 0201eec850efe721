package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the paths of one kind, with the query parameters that clients look for before they use them. */
record OpenApiPaths(String root, ResourceType type, String component, boolean builtIn) {

    // Asked and answered in one request, never stored.
    private static final Set<String> REVIEWS = Set.of(
            "TokenReview",
            "TokenRequest",
            "SelfSubjectReview",
            "SubjectAccessReview",
            "SelfSubjectAccessReview",
            "LocalSubjectAccessReview",
            "SelfSubjectRulesReview");

    private static final List<String> WRITE_PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation");
    private static final List<String> PATCH_PARAMETERS = List.of("dryRun", "fieldManager", "fieldValidation", "force");
    private static final List<String> LIST_PARAMETERS = List.of(
            "allowWatchBookmarks",
            "continue",
            "fieldSelector",
            "labelSelector",
            "limit",
            "resourceVersion",
            "resourceVersionMatch",
            "timeoutSeconds",
            "watch");
    private static final List<String> DELETE_PARAMETERS =
            List.of("dryRun", "gracePeriodSeconds", "orphanDependents", "propagationPolicy");

    private static final Set<String> BOOLEANS = Set.of("allowWatchBookmarks", "force", "orphanDependents", "watch");
    private static final Set<String> INTEGERS = Set.of("gracePeriodSeconds", "limit", "timeoutSeconds");

    void addTo(ObjectNode paths) {
        String version = "/" + root;
        String collection = type.namespaced()
                ? version + "/namespaces/{namespace}/" + type.plural()
                : version + "/" + type.plural();
        if (REVIEWS.contains(type.kind())) {
            operation(path(paths, collection), "post", "create", "Create", WRITE_PARAMETERS);
            return;
        }
        ObjectNode many = path(paths, collection);
        operation(many, "get", "list", "List", LIST_PARAMETERS);
        operation(many, "post", "create", "Create", WRITE_PARAMETERS);
        operation(many, "delete", "deletecollection", "DeleteCollection", DELETE_PARAMETERS);
        one(path(paths, collection + "/{name}"), true, "");
        if (type.statusSubresource()) {
            one(path(paths, collection + "/{name}/status"), false, "Status");
        }
        if (type.namespaced()) {
            operation(
                    path(paths, version + "/" + type.plural()), "get", "list", "ListForAllNamespaces", LIST_PARAMETERS);
        }
    }

    private void one(ObjectNode path, boolean deletable, String suffix) {
        operation(path, "get", "get", "Read" + suffix, List.of());
        operation(path, "put", "put", "Replace" + suffix, WRITE_PARAMETERS);
        operation(path, "patch", "patch", "Patch" + suffix, PATCH_PARAMETERS);
        if (deletable) {
            operation(path, "delete", "delete", "Delete", DELETE_PARAMETERS);
        }
    }

    private ObjectNode path(ObjectNode paths, String path) {
        ObjectNode item = paths.putObject(path);
        ArrayNode parameters = item.putArray("parameters");
        for (String name : List.of("name", "namespace")) {
            if (path.contains("{" + name + "}")) {
                ObjectNode parameter = parameters.addObject();
                parameter.put("name", name).put("in", "path").put("required", true);
                parameter.putObject("schema").put("type", "string").put("uniqueItems", true);
            }
        }
        return item;
    }

    private void operation(ObjectNode path, String method, String action, String verb, List<String> parameters) {
        ObjectNode operation = path.putObject(method);
        operation.putArray("tags").add(tag());
        operation.put("description", "%s objects of kind %s".formatted(verb.toLowerCase(Locale.ROOT), type.kind()));
        operation.put("operationId", verb + tag() + type.kind());
        ArrayNode declared = operation.putArray("parameters");
        parameters.forEach(name -> declared.add(queryParameter(name)));
        body(operation, method);
        boolean list = action.equals("list");
        responses(operation, method, list ? component + "List" : component);
        operation.put("x-kubernetes-action", action);
        operation.set("x-kubernetes-group-version-kind", OpenApiDocument.groupVersionKind(type, type.kind()));
    }

    private void body(ObjectNode operation, String method) {
        switch (method) {
            case "post", "put" -> {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                content(body, List.of("*/*"), component);
            }
            case "patch" -> {
                ObjectNode body = operation.putObject("requestBody").put("required", true);
                content(body, patchTypes(), OpenApiDocument.META + "Patch");
            }
            case "delete" ->
                content(operation.putObject("requestBody"), List.of("*/*"), OpenApiDocument.META + "DeleteOptions");
            default -> {}
        }
    }

    /** kubectl makes strategic merge patches for kinds that say here that they take them: the built-in ones. */
    private List<String> patchTypes() {
        return builtIn
                ? List.of(
                        "application/apply-patch+yaml",
                        "application/json-patch+json",
                        "application/merge-patch+json",
                        "application/strategic-merge-patch+json")
                : List.of(
                        "application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json");
    }

    private static void responses(ObjectNode operation, String method, String answer) {
        ObjectNode responses = operation.putObject("responses");
        String schema = method.equals("delete") ? OpenApiDocument.META + "Status" : answer;
        ObjectNode ok = responses.putObject("200").put("description", "OK");
        content(ok, List.of("application/json", "application/yaml"), schema);
        responses.putObject("401").put("description", "Unauthorized");
    }

    private static void content(ObjectNode node, List<String> mediaTypes, String schema) {
        ObjectNode content = node.putObject("content");
        mediaTypes.forEach(type -> content.putObject(type).set("schema", OpenApiDocument.reference(schema)));
    }

    private static ObjectNode queryParameter(String name) {
        ObjectNode parameter = JsonNodeFactory.instance.objectNode();
        parameter.put("name", name).put("in", "query");
        String jsonType = INTEGERS.contains(name) ? "integer" : "string";
        parameter
                .putObject("schema")
                .put("type", BOOLEANS.contains(name) ? "boolean" : jsonType)
                .put("uniqueItems", true);
        return parameter;
    }

    private String tag() {
        String group = type.group().isEmpty() ? "core" : type.group().replaceAll("[^a-zA-Z0-9]", "");
        return group + "_" + type.version();
    }
}
