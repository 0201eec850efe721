package io.connectors.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of docs/conditions.md. */
public final class ConditionsPage {
    private static final Path PAGE = Path.of("..", "docs", "conditions.md");

    private ConditionsPage() {}

    /** Returns type, status and reason of each row below a heading, separated by blanks. */
    public static List<String> rows(String heading) {
        try {
            return Files.readAllLines(PAGE).stream()
                    .dropWhile(line -> !line.equals("## " + heading))
                    .skip(1)
                    .takeWhile(line -> !line.startsWith("## "))
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| Condition"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .skip(1)
                            .limit(3)
                            .map(String::strip)
                            .collect(Collectors.joining(" "))
                            .strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
