package io.connectors.sandbox.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A custom kind with rules in CEL, which belongs to one test and goes with it. */
record ForgeKind(Workspace team) {

    static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    static ForgeKind install(Workspace team) {
        var kind = new ForgeKind(team);
        team.createClusterWide(DEFINITIONS, kind.definition());
        // The storage of a kind is made anew when its definition is established; until then it may vanish under a
        // request.
        Eventually.becomes(() -> team.http().get(DEFINITIONS + "/forges." + kind.group()), ForgeKind::isEstablished);
        Eventually.becomes(() -> team.http().get(kind.path() + "?resourceVersion=0"), reply -> reply.status() == 200);
        return kind;
    }

    private static boolean isEstablished(Reply definition) {
        for (JsonNode condition : definition.body().at("/status/conditions")) {
            if (condition.path("type").asText().equals("Established")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    String group() {
        return team.namespace() + ".forge.test";
    }

    String path(String... segments) {
        String collection = team.group(group() + "/v1", "forges");
        return segments.length == 0 ? collection : collection + "/" + String.join("/", segments);
    }

    /** A forge with fields of its specification in YAML. */
    String forge(String name, String spec) {
        return "{apiVersion: %s/v1, kind: Forge, metadata: {name: %s}, spec: {%s}}".formatted(group(), name, spec);
    }

    /** The definition with other rules, in YAML, for its specification. */
    String definitionWith(String rules) {
        JsonNode definition = Json.ofYaml(definition());
        JsonNode spec = definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
        ((ObjectNode) spec).set("x-kubernetes-validations", Json.ofYaml(rules));
        return definition.toString();
    }

    private String definition() {
        try (InputStream template =
                Objects.requireNonNull(ForgeKind.class.getResourceAsStream("/behaviour/forges.crd.yaml"))) {
            return new String(template.readAllBytes(), UTF_8).replace("GROUP", group());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the definition of forges", e);
        }
    }
}
