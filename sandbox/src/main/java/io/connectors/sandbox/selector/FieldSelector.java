package io.connectors.sandbox.selector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which values an object's fields must have: {@code metadata.name=a,type!=Opaque}. */
public final class FieldSelector {

    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    private static final String NAME = "metadata.name";
    private static final String NAMESPACE = "metadata.namespace";

    // What a real API server indexes beside name and namespace, for the kinds clients select.
    private static final Map<String, Set<String>> FIELDS_OF = Map.of(
            "secrets", Set.of("type"),
            "namespaces", Set.of("status.phase", "name"),
            "nodes", Set.of("spec.unschedulable"),
            "services", Set.of("spec.clusterIP", "spec.type"),
            "pods",
                    Set.of(
                            "spec.nodeName",
                            "spec.restartPolicy",
                            "spec.schedulerName",
                            "spec.serviceAccountName",
                            "spec.hostNetwork",
                            "status.phase",
                            "status.podIP",
                            "status.nominatedNodeName"),
            "events",
                    Set.of(
                            "involvedObject.kind",
                            "involvedObject.namespace",
                            "involvedObject.name",
                            "involvedObject.uid",
                            "involvedObject.apiVersion",
                            "involvedObject.resourceVersion",
                            "involvedObject.fieldPath",
                            "reason",
                            "reportingComponent",
                            "source",
                            "type"));

    private final List<Requirement> requirements;

    private record Requirement(String path, String value, boolean equal) {}

    private FieldSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /**
     * Parses a selector; an empty one selects everything.
     *
     * @param selectableFields further fields of a custom resource, as its definition declares them
     */
    public static FieldSelector parse(String text, ResourceType type, Set<String> selectableFields) {
        List<Requirement> requirements = new ArrayList<>();
        for (String term : text.split(",", -1)) {
            if (!term.isBlank()) {
                requirements.add(requirement(term.strip(), text));
            }
        }
        Set<String> known = known(type, selectableFields);
        for (Requirement requirement : requirements) {
            if (!known.contains(requirement.path())) {
                throw unknown(requirement.path(), type);
            }
        }
        return requirements.isEmpty() ? EVERYTHING : new FieldSelector(requirements);
    }

    /** Returns the only name that can match, when the selector asks for one. */
    public Optional<String> name() {
        return requirements.stream()
                .filter(requirement -> requirement.equal() && requirement.path().equals(NAME))
                .map(Requirement::value)
                .findFirst();
    }

    public boolean matches(ObjectNode object) {
        return requirements.stream()
                .allMatch(requirement -> requirement.equal()
                        == valueAt(object, requirement.path()).equals(requirement.value()));
    }

    private static Requirement requirement(String term, String selector) {
        int notEqual = term.indexOf("!=");
        if (notEqual > 0) {
            return new Requirement(term.substring(0, notEqual), unescape(term.substring(notEqual + 2)), false);
        }
        int equal = term.indexOf('=');
        if (equal <= 0) {
            throw ApiException.badRequest("invalid selector: '%s'; can't understand '%s'".formatted(selector, term));
        }
        String value = term.substring(equal + 1);
        return new Requirement(
                term.substring(0, equal), unescape(value.startsWith("=") ? value.substring(1) : value), true);
    }

    private static String unescape(String value) {
        return value.replaceAll("\\\\([\\\\,=])", "$1");
    }

    private static Set<String> known(ResourceType type, Set<String> selectableFields) {
        Set<String> known = FIELDS_OF.getOrDefault(type.group().isEmpty() ? type.plural() : "", Set.of()).stream()
                .collect(Collectors.toSet());
        known.addAll(selectableFields);
        known.add(NAME);
        known.add(NAMESPACE);
        return known;
    }

    private static ApiException unknown(String path, ResourceType type) {
        return ApiException.badRequest(
                FIELDS_OF.containsKey(type.plural())
                                || (type.group().contains(".") && !type.group().endsWith(".k8s.io"))
                        ? "field label not supported: " + path
                        : "\"%s\" is not a known field selector: only \"%s\", \"%s\"".formatted(path, NAME, NAMESPACE));
    }

    private static String valueAt(ObjectNode object, String path) {
        return switch (path) {
            case "name" -> valueAt(object, NAME);
            case "source" -> object.at("/source/component").asText();
            case "spec.unschedulable", "spec.hostNetwork" ->
                Boolean.toString(at(object, path).asBoolean());
            default -> at(object, path).asText("");
        };
    }

    private static JsonNode at(ObjectNode object, String path) {
        return object.at("/" + path.replace('.', '/'));
    }
}
