package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.admission.AdmissionRequest;
import io.connectors.sandbox.registry.DeleteOptions;
import io.connectors.sandbox.registry.DeleteOptions.Propagation;
import io.connectors.sandbox.registry.ListOptions;
import io.connectors.sandbox.registry.Target;
import io.connectors.sandbox.registry.WriteOptions;
import io.connectors.sandbox.registry.WriteOptions.FieldValidation;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.selector.FieldSelector;
import io.connectors.sandbox.selector.LabelSelector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the options of a request from its query, those of a deletion from its body too. */
final class Options {

    private static final Duration LONGEST_WATCH = Duration.ofMinutes(60);
    private static final String NOT_OLDER_THAN = "NotOlderThan";

    private Options() {}

    static ListOptions list(Call call, Target target) {
        Query query = call.query();
        String match = query.text("resourceVersionMatch");
        boolean watch = isWatch(query);
        requireList(
                match.isEmpty() || watch || query.has("resourceVersion"),
                "resourceVersionMatch is forbidden unless resourceVersion is provided",
                "resourceVersionMatch");
        String fields = query.text("fieldSelector");
        if (!target.name().isEmpty()) {
            fields = "metadata.name=" + target.name();
        }
        return new ListOptions(
                LabelSelector.parse(query.text("labelSelector")),
                FieldSelector.parse(fields, target.type(), target.served().selectableFields()),
                query.number("limit"),
                query.text("continue"),
                query.text("resourceVersion"),
                match.equals("Exact"));
    }

    static WatchRequest watch(Call call, Target target, Presentation presentation) {
        Query query = call.query();
        boolean initialEvents = query.flag("sendInitialEvents");
        requireList(
                !initialEvents || query.text("resourceVersionMatch").equals(NOT_OLDER_THAN),
                "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan",
                "resourceVersionMatch");
        int seconds = query.number("timeoutSeconds");
        return new WatchRequest(
                target,
                list(call, target),
                presentation,
                initialEvents,
                query.flag("allowWatchBookmarks"),
                seconds > 0 ? Duration.ofSeconds(seconds) : LONGEST_WATCH);
    }

    static boolean isWatch(Query query) {
        return query.flag("watch");
    }

    static WriteOptions write(Call call) {
        boolean dryRun = isDryRun(call.query().text("dryRun"));
        ObjectNode given = Json.object();
        if (dryRun) {
            given.putArray("dryRun").add("All");
        }
        for (String option : List.of("fieldManager", "fieldValidation")) {
            if (call.query().has(option)) {
                given.put(option, call.query().text(option));
            }
        }
        var terms = new AdmissionRequest.Terms(call.user(), dryRun, given, call.warnings());
        return new WriteOptions(terms, call.fieldManager(), validation(call));
    }

    static DeleteOptions delete(Call call, boolean wholeCollection) {
        ObjectNode body = call.body().isBlank()
                ? Json.object()
                : Body.ofObject(call, "DeleteOptions").object();
        Query query = call.query();
        String policy = body.path("propagationPolicy").asText(query.text("propagationPolicy"));
        JsonNode orphan = body.path("orphanDependents");
        boolean dryRun =
                isDryRun(query.text("dryRun")) || isDryRun(body.at("/dryRun/0").asText());
        return new DeleteOptions(
                new AdmissionRequest.Terms(call.user(), dryRun, given(body, query, dryRun), call.warnings()),
                body.at("/preconditions/uid").asText(""),
                body.at("/preconditions/resourceVersion").asText(""),
                orphan.isBoolean()
                        ? Optional.of(orphan.asBoolean() ? Propagation.ORPHAN : Propagation.BACKGROUND)
                        : propagation(policy),
                wholeCollection);
    }

    private static ObjectNode given(ObjectNode body, Query query, boolean dryRun) {
        ObjectNode given = body.deepCopy();
        given.remove(List.of("kind", "apiVersion"));
        if (dryRun) {
            given.putArray("dryRun").add("All");
        }
        if (query.has("propagationPolicy") && !given.has("propagationPolicy")) {
            given.put("propagationPolicy", query.text("propagationPolicy"));
        }
        return given;
    }

    /** Tells whether a server-side apply may take fields from other managers. */
    static boolean force(Call call, boolean apply) {
        Query query = call.query();
        if (apply && query.text("fieldManager").isEmpty()) {
            throw invalidPatch(
                    new Cause("FieldValueRequired", "Required value: is required for apply patch", "fieldManager"));
        }
        if (!apply && query.has("force")) {
            throw invalidPatch(
                    new Cause("FieldValueForbidden", "Forbidden: may not be specified for non-apply patch", "force"));
        }
        return query.flag("force");
    }

    private static Optional<Propagation> propagation(String policy) {
        return switch (policy) {
            case "" -> Optional.empty();
            case "Background" -> Optional.of(Propagation.BACKGROUND);
            case "Foreground" -> Optional.of(Propagation.FOREGROUND);
            case "Orphan" -> Optional.of(Propagation.ORPHAN);
            default ->
                throw invalid(
                        "DeleteOptions",
                        new Cause(
                                "FieldValueNotSupported",
                                "Unsupported value: \"%s\": supported values: \"Background\", \"Foreground\", \"Orphan\""
                                        .formatted(policy),
                                "propagationPolicy"));
        };
    }

    private static boolean isDryRun(String value) {
        if (!value.isEmpty() && !value.equals("All")) {
            throw ApiException.badRequest("Invalid value: \"%s\": dryRun supports only \"All\"".formatted(value));
        }
        return !value.isEmpty();
    }

    private static FieldValidation validation(Call call) {
        return switch (call.query().text("fieldValidation")) {
            case "Strict" -> FieldValidation.STRICT;
            case "Ignore" -> FieldValidation.IGNORE;
            default -> FieldValidation.WARN;
        };
    }

    private static void requireList(boolean allowed, String message, String field) {
        if (!allowed) {
            throw invalid("ListOptions", new Cause("FieldValueForbidden", "Forbidden: " + message, field));
        }
    }

    private static ApiException invalidPatch(Cause cause) {
        return invalid("PatchOptions", cause);
    }

    private static ApiException invalid(String options, Cause cause) {
        return new ApiException(
                422,
                "Invalid",
                "%s.meta.k8s.io \"\" is invalid: %s: %s".formatted(options, cause.field(), cause.message()),
                new ApiException.Subject("meta.k8s.io", options, ""),
                List.of(cause));
    }
}
