package io.connectors.crds.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.expression.CelVectors;
import io.connectors.crds.policy.RegoVectors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code ./dev vectors}: says how many vectors of a folder our engines answer as the originals do. */
public final class Vectors {
    private static final List<VectorEngine> ENGINES = List.of(new TemplateVectors(), new CelVectors());
    private static final String REGO = "rego.json";

    private static final int MOST_DIFFERENCES = 20;

    private final Path folder;
    private final PrintStream out;
    private final List<String> differences = new ArrayList<>();
    private int files;

    private Vectors(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Vectors(Path.of(arguments[0]), out).run());
    }

    /** Reads the vectors of an engine; fails when there are none. */
    static List<JsonNode> read(Path file) throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(Files.readString(file));
        if (vectors.isEmpty()) {
            throw new IOException(file + " holds no vectors");
        }
        return List.copyOf(vectors.valueStream().toList());
    }

    private int run() throws IOException {
        for (VectorEngine engine : ENGINES) {
            Path file = folder.resolve(engine.name() + ".json");
            if (Files.exists(file)) {
                run(engine, read(file));
            } else {
                out.println(engine.name() + ": no file " + file);
            }
        }
        if (Files.exists(folder.resolve(REGO))) {
            rego(folder.resolve(REGO));
        } else {
            out.println("rego: no file " + folder.resolve(REGO));
        }
        differences.stream().limit(MOST_DIFFERENCES).forEach(difference -> out.printf("%n%s%n", difference));
        if (files == 0) {
            out.println("There are no vectors in " + folder + ".");
            return 2;
        }
        return differences.isEmpty() ? 0 : 1;
    }

    private void rego(Path file) throws IOException {
        if (RegoVectors.isPossible()) {
            try (RegoVectors engine = RegoVectors.start()) {
                run(engine, read(file));
            }
        } else {
            out.println("rego: left out, because Open Policy Agent is not built; that needs Go");
        }
    }

    private void run(VectorEngine engine, List<JsonNode> vectors) {
        files++;
        int agreed = 0;
        for (JsonNode vector : vectors) {
            var difference = engine.difference(vector);
            difference.ifPresent(text -> differences.add(
                    vector.get("id").textValue() + " (" + vector.get("group").textValue() + ")\n" + text));
            agreed += difference.isEmpty() ? 1 : 0;
        }
        out.println(engine.name() + ": " + agreed + " of " + vectors.size());
    }
}
