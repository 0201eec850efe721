package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuiltInSchemasTest {

    @Test
    void readsFieldsOffTheModelClasses() {
        Schema secret = BuiltInSchemas.of(Fixtures.type("", "Secret"));

        assertThat(secret.properties().keySet())
                .containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "data", "stringData", "type", "immutable");
        assertThat(secret.typeName()).isEqualTo("io.k8s.api.core.v1.Secret");
    }

    @Test
    void knowsHowListsAreMerged() {
        Schema metadata = field(BuiltInSchemas.of(Fixtures.type("", "ConfigMap")), "metadata");

        assertThat(field(metadata, "finalizers").listType()).isEqualTo(Schema.ListType.SET);
        assertThat(field(metadata, "ownerReferences").listMapKeys()).containsExactly("uid");
        assertThat(field(metadata, "ownerReferences").patchMergeKey()).contains("uid");
        assertThat(field(metadata, "ownerReferences").items().orElseThrow().atomicMap())
                .isTrue();
    }

    @Test
    void followsTypesThatContainThemselves() {
        Schema definition = BuiltInSchemas.of(Fixtures.type("apiextensions.k8s.io", "CustomResourceDefinition"));
        Schema version = field(field(definition, "spec"), "versions").items().orElseThrow();
        Schema schema = field(field(version, "schema"), "openAPIV3Schema");

        Schema inner = field(schema, "properties").additionalProperties().orElseThrow();

        assertThat(inner.typeName()).isEqualTo(schema.typeName());
        assertThat(inner.properties()).containsKey("x-kubernetes-list-type");
    }

    @Test
    void refusesKindsThatAreNotBuiltIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BuiltInSchemas.of(Fixtures.type("connectors.alauda.io", "Connector")))
                .withMessageContaining("Connector of connectors.alauda.io/v1 is not a built-in kind");
    }

    @Test
    void hasAClassForEveryTypeOfTheTable() {
        List<String> unknown = new ArrayList<>();
        JsonNode types = Fixtures.resource("built-in-types.json").path("types");
        types.fieldNames().forEachRemaining(type -> {
            if (BuiltInSchemas.definitions().find(type).isEmpty()) {
                unknown.add(type);
            }
        });

        assertThat(unknown).isEmpty();
    }

    @Test
    void hasAFieldForEveryEntryOfTheTable() {
        List<String> unknown = new ArrayList<>();
        JsonNode types = Fixtures.resource("built-in-types.json").path("types");
        types.properties()
                .forEach(type -> type.getValue().path("properties").fieldNames().forEachRemaining(field -> {
                    boolean known = BuiltInSchemas.definitions()
                            .find(type.getKey())
                            .filter(component -> component.path("properties").has(field))
                            .isPresent();
                    if (!known) {
                        unknown.add(type.getKey() + "." + field);
                    }
                }));

        assertThat(unknown).isEmpty();
    }

    private static Schema field(Schema schema, String name) {
        return schema.field(name).orElseThrow();
    }
}
