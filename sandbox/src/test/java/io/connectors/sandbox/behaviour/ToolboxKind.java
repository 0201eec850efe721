package io.connectors.sandbox.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A custom kind of this run, in an API group of its own, with one field for each thing that a schema can ask. */
record ToolboxKind(String group) {

    static ToolboxKind install(KubernetesClient client) throws IOException {
        String group = "run-" + UUID.randomUUID().toString().substring(0, 8) + ".behaviour.test";
        try (InputStream template =
                Objects.requireNonNull(ToolboxKind.class.getResourceAsStream("/behaviour/toolboxes.crd.yaml"))) {
            client.resource(new String(template.readAllBytes(), UTF_8).replace("GROUP", group))
                    .create();
        }
        var kind = new ToolboxKind(group);
        awaitEstablished(client, kind.definition());
        return kind;
    }

    static void awaitEstablished(KubernetesClient client, String definition) {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(definition)
                .waitUntilCondition(
                        crd -> Optional.ofNullable(crd).stream()
                                .flatMap(seen -> Optional.ofNullable(seen.getStatus()).stream())
                                // For a moment a new definition has a status without any.
                                .flatMap(status -> Stream.ofNullable(status.getConditions()))
                                .flatMap(List::stream)
                                .anyMatch(condition -> "Established".equals(condition.getType())
                                        && "True".equals(condition.getStatus())),
                        30,
                        SECONDS);
    }

    void remove(KubernetesClient client) {
        client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(definition())
                .delete();
    }

    String definition() {
        return "toolboxes." + group;
    }

    String apiVersion() {
        return group + "/v1";
    }

    ResourceDefinitionContext context() {
        return new ResourceDefinitionContext.Builder()
                .withGroup(group)
                .withVersion("v1")
                .withKind("Toolbox")
                .withPlural("toolboxes")
                .withNamespaced(true)
                .build();
    }
}
