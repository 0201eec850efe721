package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Paths. */
final class PathFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "base",
                        "{{ base \"/a/b.c\" }} {{ base \"\" }} {{ base \"/\" }} {{ base \"a//\" }} {{ osBase \"x/y\" }}",
                        "b.c . / a y"),
                new Case(
                        "dir",
                        "{{ dir \"/a/b\" }} {{ dir \"a\" }} {{ dir \"/a\" }} {{ dir \"\" }} {{ osDir \"a/b/../c\" }}",
                        "/a . / . a"),
                new Case(
                        "clean",
                        "{{ clean \"a/../../b\" }} {{ clean \"/../a\" }} {{ clean \"//a//./b/\" }} {{ clean \"\" }} {{ osClean \"a/..\" }}",
                        "../b /a /a/b . ."),
                new Case(
                        "ext",
                        "{{ ext \"a.tar.gz\" }}|{{ ext \"/a.b/c\" }}|{{ ext \".\" }}|{{ osExt \"x\" }}|",
                        ".gz||.||"),
                new Case("isAbs", "{{ isAbs \"/a\" }} {{ isAbs \"a\" }} {{ osIsAbs \"\" }}", "true false false"));
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
        return Stream.of(new Refusal("a number", "{{ base 1 }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
