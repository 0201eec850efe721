package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searching, cutting and repeating texts. */
final class TextFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "cuts count bytes",
                        "{{ trunc 3 \"äbc\" }} {{ trunc -3 \"hello\" }} {{ trunc -9 \"hello\" }} {{ substr 0 3 \"äbc\" }}",
                        "äb llo hello äb"),
                new Case(
                        "substr without a start or end",
                        "{{ substr -1 3 \"hello\" }} {{ substr 2 -1 \"hello\" }} {{ substr 1 99 \"hello\" }}",
                        "hel llo ello"),
                new Case("trim knows the spaces of Unicode", "[{{ trim \"\\u00a0\\u3000 x \\u2028\" }}]", "[x]"),
                new Case(
                        "trimAll takes a set of characters",
                        "{{ trimAll \"éa\" \"éabcaé\" }}|{{ trimall \"$\" \"$5$\" }}",
                        "bc|5"),
                new Case(
                        "trimAll takes one invalid byte for another",
                        "{{ trimAll (b64dec \"/w==\") (b64dec \"/mH+\") }}",
                        "a"),
                new Case(
                        "prefix and suffix",
                        "{{ trimPrefix \"a\" \"aab\" }} {{ trimSuffix \"b\" \"abb\" }} {{ hasPrefix \"\" \"x\" }} {{ hasSuffix \"x\" \"\" }} {{ contains \"\" \"\" }}",
                        "ab ab true false true"),
                new Case(
                        "an empty text is replaced between characters",
                        "{{ replace \"\" \"-\" \"äb\" }} {{ replace \"a\" \"\" \"banana\" }}",
                        "-ä-b- bnn"),
                new Case("repeat", "{{ repeat 3 \"ab\" }}|{{ repeat 0 \"x\" }}|", "ababab||"),
                new Case(
                        "nospace takes bytes for characters when there is space",
                        "{{ nospace \"é\" }} {{ nospace \"é x\" }}",
                        "é Ã©x"),
                new Case("plural", "{{ plural \"one\" \"many\" 1 }} {{ plural \"one\" \"many\" 0 }}", "one many"));
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
                new Refusal("a negative count", "{{ repeat -1 \"x\" }}"),
                new Refusal("a range behind the end", "{{ substr 4 2 \"hello\" }}"),
                new Refusal("a start behind the end", "{{ substr 9 -1 \"hello\" }}"),
                new Refusal("int64 for int", "{{ trunc (int64 2) \"x\" }}"),
                new Refusal("no text", "{{ trim 1 }}"),
                new Refusal("nil", "{{ upper nil }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
