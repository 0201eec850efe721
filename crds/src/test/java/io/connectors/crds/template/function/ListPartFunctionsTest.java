package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single elements and sections of lists. */
final class ListPartFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "ends",
                        "{{ first (list 1 2 3) }} {{ last (list 1 2 3) }} {{ rest (list 1 2 3) }} {{ initial (list 1 2 3) }}",
                        "1 3 [2 3] [1 2]"),
                new Case(
                        "ends of nothing",
                        "{{ first (list) }} {{ last (list) }} {{ rest (list) | toJson }} {{ initial (list) | toJson }}",
                        "<no value> <no value> null null"),
                new Case(
                        "slice",
                        "{{ slice (list 1 2 3) 1 }} {{ slice (list 1 2 3) 0 2 }} {{ slice (list 1 2 3) \"1\" 2.9 }} {{ slice (list) 5 }} {{ typeOf (slice (until 3) 1) }}",
                        "[2 3] [1 2] [2] <no value> []int"),
                new Case(
                        "chunk",
                        "{{ chunk 2 (list 1 2 3 4 5) }} {{ chunk 9 (list 1) }} {{ chunk 3 (list) | toJson }} {{ typeOf (chunk 1 (list)) }}",
                        "[[1 2] [3 4] [5]] [[1]] [] [][]interface {}"),
                new Case("chunks of a negative size", "{{ chunk -5 (list 1 2) | toJson }}", "[]"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }

    record Refusal(String name, String template) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("slice behind the end", "{{ slice (list 1 2 3) 9 }}"),
                new Refusal("slice from behind its end", "{{ slice (list 1 2 3) 2 1 }}"),
                new Refusal("chunks of nothing", "{{ chunk 0 (list 1 2) }}"),
                new Refusal("chunks of a small negative size", "{{ chunk -1 (list 1 2 3) }}"),
                new Refusal("first of nil", "{{ first nil }}"),
                new Refusal("last of a map", "{{ last (dict) }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
