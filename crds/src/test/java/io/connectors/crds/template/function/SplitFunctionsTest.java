package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts to lists of texts and back. */
final class SplitFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "split numbers its parts",
                        "{{ $s := split \",\" \"a,b\" }}{{ $s._0 }}{{ $s._1 }} {{ typeOf $s }}",
                        "ab map[string]string"),
                new Case(
                        "splitn limits them",
                        "{{ splitn \",\" 2 \"a,b,c\" }} {{ splitn \",\" 0 \"a\" }} {{ splitn \"\" 2 \"äbc\" }} {{ splitn \",\" -1 \"a,b\" }}",
                        "map[_0:a _1:b,c] map[] map[_0:ä _1:bc] map[_0:a _1:b]"),
                new Case(
                        "splitList by nothing gives characters",
                        "{{ splitList \"\" \"äb\" | len }} {{ splitList \",\" \"\" | len }} {{ splitList \"\" \"\" | len }}",
                        "2 1 0"),
                new Case(
                        "join leaves nil out",
                        "{{ join \"-\" (list 1 nil \"a\" 2.5) }} {{ join \",\" \"x\" }} {{ join \",\" nil }}|{{ join \",\" 5 }}",
                        "1-a-2.5 x |5"),
                new Case(
                        "toStrings",
                        "{{ toStrings (list 1 nil true) | toJson }} {{ toStrings nil | toJson }} {{ toStrings (regexFindAll \"z\" \"a\" -1) | toJson }}",
                        "[\"1\",\"true\"] [] null"),
                new Case(
                        "sortAlpha goes by bytes",
                        "{{ sortAlpha (list \"b\" \"a\" \"C\" \"é\" \"10\" \"9\" nil) }} {{ sortAlpha \"x\" }} {{ sortAlpha nil }}",
                        "[10 9 C a b é] [x] [<nil>]"));
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
        return Stream.of(new Refusal("a map where []interface is needed", "{{ get (split \",\" \"a\") \"_0\" }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
