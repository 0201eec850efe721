package io.connectors.crds.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The answers of Open Policy Agent's own library. */
final class RegoVectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("connectors.vectors", "../../shared/vectors"), "rego.json");

    @TestFactory
    Stream<DynamicTest> answersAsTheEngineDoes() throws IOException {
        assumeTrue(Files.exists(VECTORS), () -> "there are no vectors at " + VECTORS.toAbsolutePath());
        assumeTrue(RegoVectors.isPossible(), OpaProcess.ABSENT);
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile());
        assertThat(vectors).isNotEmpty();
        RegoVectors engine = RegoVectors.start();
        return vectors.valueStream()
                .map(vector -> dynamicTest(
                        vector.get("id").textValue(),
                        () -> assertThat(engine.difference(vector)).isEmpty()))
                .onClose(engine::close);
    }
}
