package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of built-in kinds that people break: missing and unsupported values. A real API server has many more, each written
 * in Go for its kind; those of roles and bindings are where their meaning is, in authorization.
 */
final class BuiltInRules {

    private final List<Cause> causes = new ArrayList<>();

    private BuiltInRules() {}

    static List<Cause> check(Schema schema, ObjectNode object) {
        BuiltInRules rules = new BuiltInRules();
        switch (object.path("kind").asText()) {
            case "ConfigMap", "Secret" -> rules.keys(object);
            case "Service" -> rules.service(object.path("spec"));
            case "EndpointSlice" -> rules.required(object, "addressType");
            case "Lease" -> rules.lease(object.path("spec"));
            case "Pod" -> rules.pod(object.path("spec"), "spec");
            case "Deployment" -> rules.deployment(object.path("spec"));
            case "Event" -> rules.event(object);
            case "CustomResourceDefinition" -> rules.causes.addAll(CrdRules.check(object));
            default -> {}
        }
        return rules.causes;
    }

    private void keys(ObjectNode object) {
        for (String map : List.of("data", "binaryData")) {
            object.path(map).fieldNames().forEachRemaining(key -> {
                if (!key.matches("[-._a-zA-Z0-9]+")) {
                    causes.add(
                            Causes.invalid(
                                    "%s[%s]".formatted(map, key),
                                    TextNode.valueOf(key),
                                    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"));
                }
            });
        }
    }

    private void service(JsonNode spec) {
        String type = spec.path("type").asText();
        boolean external = type.equals("ExternalName");
        boolean headless = spec.path("clusterIP").asText().equals("None");
        if (external && spec.path("externalName").asText().isEmpty()) {
            causes.add(Causes.required("spec.externalName"));
        }
        if (!external && !headless && spec.path("ports").isEmpty()) {
            causes.add(Causes.required("spec.ports"));
        }
        supported("spec.type", spec.path("type"), List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort"));
        int index = 0;
        for (JsonNode port : spec.path("ports")) {
            String path = "spec.ports[%d]".formatted(index++);
            if (spec.path("ports").size() > 1 && port.path("name").asText().isEmpty()) {
                causes.add(Causes.required(path + ".name"));
            }
            portNumber(path + ".port", port.path("port"));
            supported(path + ".protocol", port.path("protocol"), List.of("SCTP", "TCP", "UDP"));
            if (port.path("targetPort").isNumber()) {
                portNumber(path + ".targetPort", port.path("targetPort"));
            }
        }
    }

    private void lease(JsonNode spec) {
        JsonNode seconds = spec.path("leaseDurationSeconds");
        if (seconds.isNumber() && seconds.asInt() <= 0) {
            causes.add(Causes.invalid("spec.leaseDurationSeconds", seconds, "must be greater than 0"));
        }
    }

    private void pod(JsonNode spec, String path) {
        if (spec.path("containers").isEmpty()) {
            causes.add(Causes.required(path + ".containers"));
        }
        int index = 0;
        for (JsonNode container : spec.path("containers")) {
            String containerPath = "%s.containers[%d]".formatted(path, index++);
            for (String field : List.of("name", "image")) {
                if (container.path(field).asText().isEmpty()) {
                    causes.add(Causes.required(containerPath + "." + field));
                }
            }
        }
    }

    private void deployment(JsonNode spec) {
        if (spec.path("selector").isMissingNode()) {
            causes.add(Causes.required("spec.selector"));
        }
        JsonNode labels = spec.path("template").path("metadata").path("labels");
        JsonNode wanted = spec.path("selector").path("matchLabels");
        boolean matches = wanted.properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
        if (wanted.isEmpty() || !matches) {
            causes.add(Causes.invalid(
                    "spec.template.metadata.labels",
                    labels.isMissingNode() ? NullNode.getInstance() : labels,
                    "`selector` does not match template `labels`"));
        }
        pod(spec.path("template").path("spec"), "spec.template.spec");
    }

    private void event(ObjectNode event) {
        JsonNode namespace = event.path("involvedObject").path("namespace");
        String home = event.path("metadata").path("namespace").asText();
        String involved = namespace.asText();
        // Events about cluster-scoped objects live in the namespace "default".
        boolean fits = involved.equals(home) || (involved.isEmpty() && home.equals("default"));
        if (event.path("apiVersion").asText().equals("v1") && !fits) {
            causes.add(Causes.invalid(
                    "involvedObject.namespace", TextNode.valueOf(involved), "does not match event.namespace"));
        }
    }

    private void required(ObjectNode object, String field) {
        if (object.path(field).asText().isEmpty()) {
            causes.add(Causes.required(field));
        }
    }

    private void supported(String path, JsonNode value, List<String> values) {
        if (!value.isMissingNode() && !values.contains(value.asText())) {
            causes.add(Causes.unsupported(path, value, values));
        }
    }

    private void portNumber(String path, JsonNode port) {
        if (port.asInt() < 1 || port.asInt() > 65535) {
            causes.add(Causes.invalid(
                    path, port.isMissingNode() ? IntNode.valueOf(0) : port, "must be between 1 and 65535, inclusive"));
        }
    }
}
