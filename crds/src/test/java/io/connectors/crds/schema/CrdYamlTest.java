package io.connectors.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrdYamlTest {
    private static final Path GENERATED = Path.of("target/classes/META-INF/fabric8");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"connectors.connectors.alauda.io-v1.yml", "connectorclasses.connectors.alauda.io-v1.yml"})
    void equalsTheReviewedCopy(String file) throws IOException {
        String generated = Files.readString(GENERATED.resolve(file));
        if (Boolean.getBoolean("connectors.update")) {
            Files.writeString(GOLDEN.resolve(file), generated);
        }

        assertThat(generated)
                .as("Review the change, then run this test with -Dconnectors.update=true")
                .isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    @Test
    void keysTheListsThatTheSpecificationKeys() throws IOException {
        JSONSchemaProps spec = spec("connectorclasses");

        JSONSchemaProps authProbes = property(spec, "authProbes");
        JSONSchemaProps authTypes = property(property(spec, "auth"), "types");

        assertThat(authProbes.getXKubernetesListType()).isEqualTo("map");
        assertThat(authProbes.getXKubernetesListMapKeys()).containsExactly("authName");
        assertThat(authTypes.getXKubernetesListType()).isEqualTo("map");
        assertThat(authTypes.getXKubernetesListMapKeys()).containsExactly("name");
        assertThat(property(spec, "addressExtensions").getXKubernetesListType()).isEqualTo("atomic");
        assertThat(property(spec("connectors"), "addressExtensions").getXKubernetesListType())
                .isEqualTo("atomic");
    }

    @Test
    void requiresWhatTheSpecificationRequiresAndNothingElse() throws IOException {
        JSONSchemaProps connector = spec("connectors");
        JSONSchemaProps connectorClass = spec("connectorclasses");

        assertThat(connector.getRequired()).isEmpty();
        assertThat(items(connector, "params").getRequired()).containsExactlyInAnyOrder("name", "value");
        assertThat(connectorClass.getRequired()).isEmpty();
        assertThat(property(connectorClass, "address").getRequired()).containsExactly("name");
        assertThat(items(connectorClass, "authProbes").getRequired()).containsExactly("authName");
        assertThat(property(property(connectorClass, "livenessProbe"), "http").getRequired())
                .containsExactly("path");
        assertThat(property(property(connectorClass, "proxy"), "ref").getRequired())
                .containsExactlyInAnyOrder("kind", "name");
    }

    @Test
    void keepsAnyJsonWhereTheSpecificationAllowsIt() throws IOException {
        assertThat(property(items(spec("connectors"), "params"), "value").getXKubernetesPreserveUnknownFields())
                .isTrue();
        assertThat(property(property(spec("connectorclasses"), "api"), "openapi")
                        .getXKubernetesPreserveUnknownFields())
                .isTrue();
    }

    @Test
    void showsTheColumnsInTheOrderOfTheSpecification() throws IOException {
        assertThat(columns("connectors")).containsExactly("Class", "Address", "Ready", "Reason", "Age");
        assertThat(columns("connectorclasses")).containsExactly("Ready", "Reason", "Age");
    }

    @Test
    void describesEveryField() throws IOException {
        assertThat(undescribed("", root("connectors"))).isEmpty();
        assertThat(undescribed("", root("connectorclasses"))).isEmpty();
    }

    private static List<String> undescribed(String path, JSONSchemaProps schema) {
        return schema.getProperties() == null
                ? List.of()
                : schema.getProperties().entrySet().stream()
                        .flatMap(entry -> undescribed(path, entry).stream())
                        .toList();
    }

    private static List<String> undescribed(String path, Map.Entry<String, JSONSchemaProps> property) {
        String name = path + "." + property.getKey();
        return property.getValue().getDescription() == null ? List.of(name) : undescribed(name, property.getValue());
    }

    private static List<String> columns(String plural) throws IOException {
        return crd(plural).getSpec().getVersions().getFirst().getAdditionalPrinterColumns().stream()
                .map(CustomResourceColumnDefinition::getName)
                .toList();
    }

    private static JSONSchemaProps spec(String plural) throws IOException {
        return property(root(plural), "spec");
    }

    private static JSONSchemaProps root(String plural) throws IOException {
        return crd(plural).getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    private static JSONSchemaProps items(JSONSchemaProps schema, String name) {
        return property(schema, name).getItems().getSchema();
    }

    private static CustomResourceDefinition crd(String plural) throws IOException {
        Path file = GENERATED.resolve(plural + ".connectors.alauda.io-v1.yml");
        return Serialization.unmarshal(Files.readString(file), CustomResourceDefinition.class);
    }
}
