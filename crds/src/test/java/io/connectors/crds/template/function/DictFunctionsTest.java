package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reading, building and changing maps. */
final class DictFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "keys become texts",
                        "{{ dict 1 \"a\" 2.5 \"b\" nil \"c\" \"last\" | toJson }}",
                        "{\"1\":\"a\",\"2.5\":\"b\",\"\\u003cnil\\u003e\":\"c\",\"last\":\"\"}"),
                new Case(
                        "get and hasKey",
                        "{{ get (dict \"a\" 1) \"a\" }} {{ get (dict) \"a\" | quote }} {{ hasKey (dict \"a\" nil) \"a\" }}",
                        "1 \"\" true"),
                new Case(
                        "set and unset change in place",
                        "{{ $d := dict \"a\" 1 }}{{ $_ := set $d \"b\" 2 }}{{ $d }}{{ $_ := unset $d \"a\" }}{{ $d }}",
                        "map[a:1 b:2]map[b:2]"),
                new Case(
                        "keys are sorted",
                        "{{ keys (dict \"b\" 1) (dict \"z\" 1) }} {{ values (dict \"a\" 1) }}",
                        "[b z] [1]"),
                new Case(
                        "pick, omit and pluck",
                        "{{ pick (dict \"a\" 1 \"b\" 2) \"a\" \"x\" }} {{ omit (dict \"a\" 1 \"b\" 2) \"a\" }} {{ pluck \"a\" (dict \"a\" 1) (dict) (dict \"a\" 3) }}",
                        "map[a:1] map[b:2] [1 3]"),
                new Case(
                        "dig",
                        "{{ dig \"a\" \"b\" \"none\" (dict \"a\" (dict \"b\" 1)) }} {{ dig \"a\" \"x\" \"none\" (dict \"a\" (dict)) }} {{ dig \"q\" \"r\" \"none\" (dict) }}",
                        "1 none none"),
                new Case(
                        "a missing map can be read",
                        "{{ hasKey .x \"a\" }} {{ get .x \"a\" | quote }} {{ keys .x | toJson }} {{ unset .x \"a\" | toJson }} {{ omit .x \"a\" | toJson }}",
                        "false \"\" [] null {}"),
                new Case(
                        "deepCopy",
                        "{{ $d := dict \"a\" (list (dict \"b\" 1)) }}{{ $c := deepCopy $d }}{{ $_ := set (first $c.a) \"b\" 2 }}{{ $d }} {{ $c }}",
                        "map[a:[map[b:1]]] map[a:[map[b:2]]]"),
                new Case("a copied version is empty", "{{ deepCopy (semver \"1.2.3\") }}", "0.0.0"));
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
                new Refusal("set in a missing map", "{{ set .x \"a\" 1 }}"),
                new Refusal("dig with too little", "{{ dig \"a\" (dict) }}"),
                new Refusal("dig through a number", "{{ dig \"a\" \"b\" 0 (dict \"a\" 1) }}"),
                new Refusal("dig by a number", "{{ dig 1 0 (dict) }}"),
                new Refusal("copy of nil", "{{ deepCopy nil }}"),
                new Refusal("a number for a key", "{{ get (dict) 1 }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
