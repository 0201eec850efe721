package io.connectors.liberty.e2e;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A YAML file with objects. The last one is what the file is about; those before it must exist for that.
 *
 * @param expected texts of the refusal, from lines {@code # expect: …}
 * @param warned texts of warnings, from lines {@code # warns: …}
 */
record Manifest(String name, List<String> expected, List<String> warned, List<ObjectNode> objects) {
    private static final String NAMESPACE = "NAMESPACE";

    static List<Manifest> in(Path folder, String namespace) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(file -> read(file, namespace))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest of(String name, String yaml) {
        List<ObjectNode> objects = Stream.of(yaml.split("(?m)^---$"))
                .map(document -> Serialization.unmarshal(document, ObjectNode.class))
                .toList();
        return new Manifest(name, comments(yaml, "# expect: "), comments(yaml, "# warns: "), objects);
    }

    ObjectNode subject() {
        return objects.getLast();
    }

    List<ObjectNode> given() {
        return objects.subList(0, objects.size() - 1);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Manifest read(Path file, String namespace) {
        try {
            return of(file.getFileName().toString(), Files.readString(file).replace(NAMESPACE, namespace));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> comments(String yaml, String start) {
        return yaml.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .toList();
    }
}
