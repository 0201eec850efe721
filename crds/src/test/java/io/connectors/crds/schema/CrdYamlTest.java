package io.connectors.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CrdYamlTest {
    private static final Path GENERATED = Path.of("target/classes/META-INF/fabric8");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("plurals")
    void equalsTheReviewedCopy(String plural) throws IOException {
        String file = plural + ".connectors.alauda.io-v1.yml";
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
        assertThat(columns("accesspolicies")).containsExactly("Age");
        assertThat(columns("accessrequests"))
                .containsExactly("Connector", "Subject", "ContextValid", "Permission", "Age");
        assertThat(columns("resourceinterfaces")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connectors", "connectorclasses", "accesspolicies", "accessrequests"})
    void keepsTheStatusApartFromTheSpec(String plural) throws IOException {
        assertThat(version(plural).getSubresources().getStatus()).isNotNull();
    }

    @Test
    void givesResourceInterfacesNoStatus() throws IOException {
        assertThat(version("resourceinterfaces").getSubresources()).isNull();
        assertThat(root("resourceinterfaces").getProperties().keySet()).containsExactly("spec");
    }

    @ParameterizedTest
    @MethodSource("plurals")
    void listsTheKindInCategoryAlaudaUnderAShortName(String plural) throws IOException {
        var names = crd(plural).getSpec().getNames();

        assertThat(names.getCategories()).containsExactly("alauda");
        assertThat(names.getShortNames()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("plurals")
    void describesEveryField(String plural) throws IOException {
        assertThat(schemas(plural).filter(entry -> entry.getValue().getDescription() == null))
                .extracting(Map.Entry::getKey)
                .isEmpty();
    }

    /** A rule without message shows its CEL to whoever breaks it. */
    @ParameterizedTest
    @MethodSource("plurals")
    void explainsEveryRuleInASentence(String plural) throws IOException {
        assertThat(Stream.concat(Stream.of(root(plural)), schemas(plural).map(Map.Entry::getValue))
                        .flatMap(schema -> schema.getXKubernetesValidations().stream())
                        .map(ValidationRule::getMessage))
                .allSatisfy(message -> assertThat(message).endsWith("."));
    }

    /** The API server estimates what the rules of a CRD could cost, and takes a list without bound for one of a megabyte. */
    @ParameterizedTest
    @MethodSource("plurals")
    void boundsEveryListOfASpec(String plural) throws IOException {
        assertThat(schemas(plural)
                        .filter(entry -> entry.getKey().startsWith("spec"))
                        .filter(entry -> "array".equals(entry.getValue().getType()))
                        .filter(entry -> entry.getValue().getMaxItems() == null))
                .extracting(Map.Entry::getKey)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("plurals")
    void letsOurServersWriteAnyStatus(String plural) throws IOException {
        assertThat(schemas(plural)
                        .filter(entry -> entry.getKey().startsWith("status"))
                        .filter(entry ->
                                !entry.getValue().getXKubernetesValidations().isEmpty()))
                .extracting(Map.Entry::getKey)
                .isEmpty();
    }

    @Test
    void marksWhatTheReferenceSystemDoesNotHave() throws IOException {
        assertThat(schemas("connectorclasses")
                        .filter(entry -> String.valueOf(entry.getValue().getDescription())
                                .startsWith("Connectors extension: ")))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("spec.auth.types[].inject", "spec.proxy.clientToken", "spec.proxy.relay");
    }

    static Stream<String> plurals() {
        return Stream.of("connectors", "connectorclasses", "accesspolicies", "accessrequests", "resourceinterfaces");
    }

    /** Every field, by its path; in lists and maps too. */
    private static Stream<Map.Entry<String, JSONSchemaProps>> schemas(String plural) throws IOException {
        return fields("", root(plural));
    }

    private static Stream<Map.Entry<String, JSONSchemaProps>> fields(String path, JSONSchemaProps schema) {
        if (schema.getItems() != null) {
            return fields(path + "[]", schema.getItems().getSchema());
        }
        if (schema.getAdditionalProperties() != null) {
            return fields(path + "{}", schema.getAdditionalProperties().getSchema());
        }
        return Objects.requireNonNullElse(schema.getProperties(), Map.<String, JSONSchemaProps>of()).entrySet().stream()
                .flatMap(property -> {
                    String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                    return Stream.concat(
                            Stream.of(Map.entry(name, property.getValue())), fields(name, property.getValue()));
                });
    }

    private static CustomResourceDefinitionVersion version(String plural) throws IOException {
        return crd(plural).getSpec().getVersions().getFirst();
    }

    private static List<String> columns(String plural) throws IOException {
        return version(plural).getAdditionalPrinterColumns().stream()
                .map(CustomResourceColumnDefinition::getName)
                .toList();
    }

    private static JSONSchemaProps spec(String plural) throws IOException {
        return property(root(plural), "spec");
    }

    private static JSONSchemaProps root(String plural) throws IOException {
        return version(plural).getSchema().getOpenAPIV3Schema();
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
