package io.connectors.bench.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that come with the benchmark; {@code ${name}} in them stands for a value. */
final class Resource {
    private Resource() {}

    static void write(String name, Map<String, String> values, Path to) {
        try (InputStream stream = Resource.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The build packaged no " + name);
            }
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.writeString(to, fill(new String(stream.readAllBytes(), StandardCharsets.UTF_8), values));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + to, e);
        }
    }

    static String fill(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("${" + value.getKey() + "}", value.getValue());
        }
        int open = filled.indexOf("${");
        if (open >= 0) {
            throw new IllegalArgumentException("No value for " + filled.substring(open, filled.indexOf('}', open) + 1));
        }
        return filled;
    }
}
