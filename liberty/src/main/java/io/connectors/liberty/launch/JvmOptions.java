package io.connectors.liberty.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads Liberty's option files the way its own {@code server} script does: one argument a line. */
final class JvmOptions {

    private JvmOptions() {}

    static List<String> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the JVM options " + file, e);
        }
    }
}
