package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Building and filtering lists. */
final class ListFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "arguments stay as they are",
                        "{{ $l := list 1 2 }}{{ append $l 3 }} {{ prepend $l 0 }} {{ push $l 4 }} {{ $l }}",
                        "[1 2 3] [0 1 2] [1 2 4] [1 2]"),
                new Case(
                        "concat",
                        "{{ concat (list 1) (until 2) (list nil) }} {{ concat | toJson }} {{ concat (list) | toJson }}",
                        "[1 0 1 <nil>] null null"),
                new Case(
                        "reverse",
                        "{{ reverse (splitList \",\" \"a,b\") | toJson }} {{ reverse (list) | toJson }}",
                        "[\"b\",\"a\"] []"),
                new Case(
                        "uniq compares deeply and by type",
                        "{{ uniq (list 1 1 (int64 1) 1.0 \"1\" (list 1) (list 1) nil nil) | toJson }}",
                        "[1,1,1,\"1\",[1],null]"),
                new Case(
                        "without",
                        "{{ without (list 1 2 nil \"a\") 2 nil }} {{ without (list 1) (int64 1) }}",
                        "[1 a] [1]"),
                new Case(
                        "has",
                        "{{ has 1 (list 1) }} {{ has (int64 1) (list 1) }} {{ has nil (list nil) }} {{ has 1 nil }}",
                        "true false true false"),
                new Case("compact", "{{ compact (list 0 1 \"\" \"a\" false nil (list) (dict) 0.0) }}", "[1 a]"),
                new Case(
                        "variants with must",
                        "{{ mustAppend (list 1) 2 }} {{ mustPrepend (list 1) 2 }} {{ mustUniq (list 1 1) }} {{ mustHas 1 (list 1) }} {{ mustWithout (list 1 2) 1 }} {{ mustCompact (list 0 1) }} {{ mustReverse (list 1 2) }}",
                        "[1 2] [2 1] [1] true [2] [1] [2 1]"),
                new Case("tuple", "{{ tuple 1 \"a\" | len }} {{ typeOf (tuple) }}", "2 []interface {}"));
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
                new Refusal("append to nil", "{{ append nil 1 }}"),
                new Refusal("reverse of a text", "{{ reverse \"ab\" }}"),
                new Refusal("concat with a map", "{{ concat (list) (dict) }}"),
                new Refusal("has in a text", "{{ has \"a\" \"abc\" }}"),
                new Refusal("uniq of nil", "{{ uniq nil }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
