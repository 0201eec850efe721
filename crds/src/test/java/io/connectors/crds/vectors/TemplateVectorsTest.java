package io.connectors.crds.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every vector of Go's engine, where their folder is beside the checkout or named by the system property connectors.vectors. */
final class TemplateVectorsTest {
    private static final Path FILE =
            Path.of(System.getProperty("connectors.vectors", "../../shared/vectors"), "template.json");

    /** Ids of vectors that we cannot meet, each with its reason. */
    private static final Set<String> EXCEPTIONS = Set.of();

    @TestFactory
    Stream<DynamicTest> answersAsTheOriginalDoes() throws IOException {
        assumeThat(FILE).as("there are no vectors in this checkout").matches(Files::exists);
        TemplateVectors engine = new TemplateVectors();

        return Vectors.read(FILE).stream()
                .filter(vector -> !EXCEPTIONS.contains(vector.get("id").textValue()))
                .map(vector -> dynamicTest(
                        vector.get("id").textValue(),
                        () -> assertThat(engine.difference(vector)).isEmpty()));
    }
}
