package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's own classes, as large objects that have to fit their schema. */
class BuiltInClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git",
                "github",
                "gitlab",
                "harbor",
                "jfrog",
                "k8s",
                "maven",
                "nexus",
                "npm",
                "oci",
                "pypi",
                "sonarqube"
            })
    void areWholeAndValid(String name) throws IOException {
        Schema schema = classSchema();
        ObjectNode written = read("/connectorclasses/" + name + ".yaml");

        assertThat(Pruning.prune(schema, written)).isEmpty();
        assertThat(Validation.validate(schema, written).causes()).isEmpty();
    }

    private static Schema classSchema() throws IOException {
        JsonNode definition = read("/META-INF/fabric8/connectorclasses.connectors.alauda.io-v1.yml");
        return Schema.ofCrdVersion((ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema"));
    }

    private static ObjectNode read(String resource) throws IOException {
        try (InputStream file = BuiltInClassesTest.class.getResourceAsStream(resource)) {
            return Serialization.unmarshal(Objects.requireNonNull(file, resource), ObjectNode.class);
        }
    }
}
