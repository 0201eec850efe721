package io.connectors.crds.connectorclasses;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.crds.v1alpha1.Configuration;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A class as its file says it. */
record BuiltInClass(String name, String text) {
    private static final Path FOLDER = Path.of("src/main/resources/connectorclasses");

    static List<BuiltInClass> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .sorted()
                    .map(file -> named(file.substring(0, file.length() - ".yaml".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BuiltInClass named(String name) {
        try {
            return new BuiltInClass(name, Files.readString(FOLDER.resolve(name + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode written() {
        return Serialization.unmarshal(text, JsonNode.class);
    }

    ConnectorClass manifest() {
        return Serialization.unmarshal(text, ConnectorClass.class);
    }

    ConnectorClassSpec spec() {
        return manifest().getSpec();
    }

    String template(String configuration, String file) {
        Configuration found = spec().configurations().stream()
                .filter(one -> one.name().equals(configuration))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(found.data().get(file), file);
    }

    @Override
    public String toString() {
        return name;
    }
}
