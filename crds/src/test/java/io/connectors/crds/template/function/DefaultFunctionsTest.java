package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Choices by emptiness or truth. */
final class DefaultFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "default",
                        "{{ default \"d\" \"\" }} {{ default \"d\" 0 }} {{ default \"d\" \"x\" }} {{ default \"d\" }} {{ default \"d\" .x }} {{ default \"d\" (dict) }} {{ default \"d\" 0.0 }}",
                        "d d x d d d d"),
                new Case(
                        "empty",
                        "{{ empty nil }} {{ empty false }} {{ empty (list nil) }} {{ empty (semver \"0.0.0\") }} {{ empty 0i }}",
                        "true true false false true"),
                new Case(
                        "coalesce",
                        "{{ coalesce 0 \"\" \"a\" \"b\" }} {{ coalesce nil }} {{ coalesce }}",
                        "a <no value> <no value>"),
                new Case(
                        "all and any",
                        "{{ all 1 \"a\" }} {{ all 1 0 }} {{ all }} {{ any 0 \"\" }} {{ any 0 1 }} {{ any }}",
                        "true false true false true false"),
                new Case("ternary", "{{ ternary \"yes\" \"no\" true }} {{ false | ternary 1 2 }}", "yes 2"),
                new Case("hello", "{{ hello }}", "Hello!"));
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
                new Refusal("ternary without a truth value", "{{ ternary 1 2 3 }}"),
                new Refusal("fail", "{{ fail \"no\" }}"),
                new Refusal("fail before it is needed", "{{ \"x\" | default (fail \"no\") }}"),
                new Refusal("fail with a number", "{{ fail 1 }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
