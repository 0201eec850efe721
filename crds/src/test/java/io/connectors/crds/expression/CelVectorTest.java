package io.connectors.crds.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The answers of the engine that Kubernetes uses. */
final class CelVectorTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("connectors.vectors", "../../shared/vectors"), "cel.json");

    @TestFactory
    Stream<DynamicTest> answersAsTheEngineDoes() throws IOException {
        assumeTrue(Files.exists(VECTORS), () -> "there are no vectors at " + VECTORS.toAbsolutePath());
        CelVectors engine = new CelVectors();
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile());
        assertThat(vectors).isNotEmpty();
        return StreamSupport.stream(vectors.spliterator(), false)
                .map(vector -> dynamicTest(
                        vector.get("id").asText() + " "
                                + vector.get("expression").asText(),
                        () -> assertThat(engine.difference(vector)).isEmpty()));
    }
}
