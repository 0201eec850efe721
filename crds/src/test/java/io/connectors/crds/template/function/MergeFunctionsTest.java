package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merging maps into the first one. */
final class MergeFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "what is there stays",
                        "{{ merge (dict \"a\" 1 \"b\" \"\") (dict \"a\" 2 \"b\" \"x\" \"c\" 3) | toJson }}",
                        "{\"a\":1,\"b\":\"x\",\"c\":3}"),
                new Case(
                        "mergeOverwrite takes empty values too",
                        "{{ mergeOverwrite (dict \"a\" 1 \"b\" 2 \"l\" (list 1)) (dict \"a\" \"\" \"b\" nil \"l\" (list)) | toJson }}",
                        "{\"a\":\"\",\"b\":null,\"l\":[]}"),
                new Case(
                        "inner maps are merged",
                        "{{ merge (dict \"a\" (dict \"x\" 1)) (dict \"a\" (dict \"x\" 2 \"y\" 3)) | toJson }} {{ mergeOverwrite (dict \"a\" (dict \"x\" 1)) (dict \"a\" (dict \"x\" 2 \"y\" 3)) | toJson }}",
                        "{\"a\":{\"x\":1,\"y\":3}} {\"a\":{\"x\":2,\"y\":3}}"),
                new Case(
                        "nil is not merged",
                        "{{ merge (dict) (dict \"a\" nil) | toJson }} {{ merge (dict \"a\" nil) (dict \"a\" 1) | toJson }}",
                        "{} {\"a\":1}"),
                new Case(
                        "a map is not merged into something else",
                        "{{ merge (dict \"a\" 1) (dict \"a\" (dict \"x\" 2)) | toJson }} {{ mergeOverwrite (dict \"a\" 1) (dict \"a\" (dict \"x\" 2)) | toJson }}",
                        "{\"a\":1} {\"a\":{\"x\":2}}"),
                new Case(
                        "maps that are taken over are shared",
                        "{{ $s := dict \"a\" (dict \"x\" 1) }}{{ $_ := merge (dict) $s (dict \"a\" (dict \"y\" 2)) }}{{ $s | toJson }}",
                        "{\"a\":{\"x\":1,\"y\":2}}"),
                new Case(
                        "a missing target",
                        "{{ merge .x (dict \"a\" 1) | toJson }} {{ merge (dict \"b\" 2) .x | toJson }} {{ merge .x .x | toJson }}",
                        "{\"a\":1} {\"b\":2} null"),
                new Case(
                        "variants with must",
                        "{{ mustMerge (dict \"a\" 1) (dict \"a\" 2) | toJson }} {{ mustMergeOverwrite (dict \"a\" 1) (dict \"a\" 2) | toJson }}",
                        "{\"a\":1} {\"a\":2}"));
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
                new Refusal("a list", "{{ merge (list) (dict) }}"),
                new Refusal(
                        "another map into one of texts",
                        "{{ merge (dict \"a\" (split \",\" \"x\")) (dict \"a\" (dict \"n\" 1)) }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
