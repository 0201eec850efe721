package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that CRDs are refused for the reasons a real API server (1.36) gave for the same ones. */
class CrdRulesTest {

    record Case(String name, ObjectNode definition, List<Cause> causes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> definitions() {
        List<Case> cases = new ArrayList<>();
        for (JsonNode definition : Fixtures.resource("definitions.json")) {
            List<Cause> causes = new ArrayList<>();
            definition
                    .path("causes")
                    .forEach(cause -> causes.add(new Cause(
                            cause.path("reason").asText(),
                            cause.path("message").asText(),
                            cause.path("field").asText())));
            cases.add(new Case(definition.path("name").asText(), (ObjectNode) definition.path("definition"), causes));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void refusesWhatARealApiServerRefuses(Case example) {
        Schema schema = BuiltInSchemas.of(Fixtures.type("apiextensions.k8s.io", "CustomResourceDefinition"));
        ObjectNode definition = example.definition().deepCopy();
        Pruning.prune(schema, definition);
        Defaulting.apply(schema, definition);

        List<Cause> causes = Validation.validate(schema, definition).causes();

        assertThat(causes).containsExactlyInAnyOrderElementsOf(example.causes());
    }
}
