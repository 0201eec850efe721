package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of namespace demo and a clock, with an {@link Authentication} that looks at both. */
final class FakeCluster implements ObjectReader, InstantSource {

    static final String ISSUER = Authentication.Settings.DEFAULT_ISSUER;

    private static final String OBJECTS = """
            kind: ServiceAccount
            metadata: {namespace: demo, name: builder, uid: $UID-of-builder}
            ---
            kind: ServiceAccount
            metadata: {namespace: demo, name: stranger, uid: $UID-of-stranger}
            ---
            kind: Secret
            metadata: {namespace: demo, name: lease, uid: $UID-of-lease}
            ---
            kind: Pod
            metadata: {namespace: demo, name: worker, uid: $UID-of-worker}
            spec: {serviceAccountName: builder, nodeName: ghost}
            ---
            kind: Node
            metadata: {name: node1, uid: $UID-of-node1}
            """;

    final Authentication authentication;
    private final List<ObjectNode> objects;
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    FakeCluster(Path directory) {
        this.objects = new ArrayList<>(parse(OBJECTS));
        this.authentication = new Authentication(
                new Authentication.Settings(
                        ISSUER,
                        directory.resolve("service-account.key"),
                        AdminToken.in(directory.resolve("admin.token"))),
                this,
                this,
                () -> "$ID");
    }

    static ObjectNode yaml(String text) {
        return parse(text).getFirst();
    }

    /** Returns a token of the service account builder. */
    String token(String spec) {
        return authentication
                .tokenRequest("demo", "builder", yaml("spec: " + spec))
                .at("/status/token")
                .asText();
    }

    JsonNode review(String token, String... audiences) {
        ObjectNode review = yaml("spec: {}");
        ObjectNode spec = review.withObject("/spec").put("token", token);
        for (String audience : audiences) {
            spec.withArray("audiences").add(audience);
        }
        return authentication.tokenReview(review).path("status");
    }

    void later(Duration duration) {
        now = now.plus(duration);
    }

    void remove(String kind, String name) {
        objects.remove(find(kind, name));
    }

    ObjectNode find(String kind, String name) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind)
                        && ObjectMeta.of(object).name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return list(type, namespace).stream()
                .filter(object -> ObjectMeta.of(object).name().equals(name))
                .findFirst();
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(type.kind()))
                .filter(object -> ObjectMeta.of(object).namespace().equals(namespace))
                .toList();
    }

    private static List<ObjectNode> parse(String yaml) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().map(ObjectNode.class::cast).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
