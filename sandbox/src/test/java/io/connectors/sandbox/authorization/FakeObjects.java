package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects in a list, found by their kind. */
final class FakeObjects implements ObjectReader {

    private final List<ObjectNode> objects = new ArrayList<>();
    private int reads;
    private long revision;

    static FakeObjects withBootstrapPolicy() {
        var objects = new FakeObjects();
        objects.objects.addAll(BootstrapPolicy.objects());
        return objects;
    }

    FakeObjects add(String yaml) {
        parse(yaml).forEach(objects::add);
        revision++;
        return this;
    }

    void remove(String kind, String name) {
        revision++;
        objects.removeIf(object -> object.path("kind").asText().equals(kind)
                && ObjectMeta.of(object).name().equals(name));
    }

    /** Returns a number that grows with each change. */
    long revision() {
        return revision;
    }

    /** Returns how often objects were listed. */
    int reads() {
        return reads;
    }

    static ObjectNode one(String yaml) {
        return parse(yaml).getFirst();
    }

    static List<ObjectNode> parse(String yaml) {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll().stream().map(ObjectNode.class::cast).toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return list(type, namespace).stream()
                .filter(object -> ObjectMeta.of(object).name().equals(name))
                .findFirst();
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        reads++;
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(type.kind()))
                .filter(object ->
                        namespace.isEmpty() || ObjectMeta.of(object).namespace().equals(namespace))
                .toList();
    }
}
