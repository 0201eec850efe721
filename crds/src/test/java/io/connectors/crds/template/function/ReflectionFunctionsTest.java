package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Types and deep equality. */
final class ReflectionFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "types",
                        "{{ typeOf nil }} {{ typeOf 1 }} {{ typeOf (int64 1) }} {{ typeOf 1.5 }} {{ typeOf \"a\" }} {{ typeOf (list) }} {{ typeOf (splitList \"\" \"\") }} {{ typeOf (dict) }} {{ typeOf (split \"\" \"\") }} {{ typeOf true }} {{ typeOf 1i }}",
                        "<nil> int int64 float64 string []interface {} []string map[string]interface {} map[string]string bool complex128"),
                new Case(
                        "kinds",
                        "{{ kindOf nil }} {{ kindOf (until 1) }} {{ kindOf (dict) }} {{ kindOf 'x' }} {{ kindOf (index \"a\" 0) }}",
                        "invalid slice map int uint8"),
                new Case(
                        "questions",
                        "{{ typeIs \"int\" 1 }} {{ typeIsLike \"semver.Version\" (semver \"1\") }} {{ kindIs \"invalid\" .x }} {{ kindIs \"map\" 1 }}",
                        "true true true false"),
                new Case(
                        "equality minds types",
                        "{{ deepEqual 1 (int64 1) }} {{ deepEqual (list 1 (dict \"a\" nil)) (list 1 (dict \"a\" nil)) }} {{ deepEqual (list) (rest (list)) }} {{ deepEqual (list \"a\") (splitList \",\" \"a\") }} {{ deepEqual nil .x }}",
                        "false true false false true"),
                new Case(
                        "what is no number equals itself inside one list only",
                        "{{ $n := float64 \"NaN\" }}{{ deepEqual $n $n }} {{ $l := list $n }}{{ deepEqual $l $l }}",
                        "false true"),
                new Case(
                        "versions",
                        "{{ deepEqual (semver \"1.2.3\") (semver \"1.2.3\") }} {{ deepEqual (semver \"1.2.3\") (semver \"v1.2.3\") }}",
                        "true false"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }
}
