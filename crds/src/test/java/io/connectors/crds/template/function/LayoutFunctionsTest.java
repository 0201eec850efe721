package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts arranged for output. */
final class LayoutFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "indent pads empty lines",
                        "{{ indent 2 \"a\\n\\nb\\n\" }}|{{ nindent 1 \"a\" }}",
                        "  a\n  \n  b\n  |\n a"),
                new Case(
                        "wrap breaks at spaces",
                        "{{ wrap 10 \"the quick brown fox jumps\" }}|{{ wrap 0 \"a b\" }}|{{ wrap 3 \"abcdefgh ij\" }}",
                        "the quick\nbrown fox\njumps|a\nb|abcdefgh\nij"),
                new Case(
                        "wrapWith cuts long words",
                        "{{ wrapWith 5 \"//\" \"abcdefghijkl mn\" }}|{{ wrapWith 3 \"\" \"ab cd ef\" }}",
                        "abcde//fghij//kl mn|ab\ncd\nef"),
                new Case(
                        "abbrev",
                        "{{ abbrev 5 \"hello world\" }} {{ abbrev 3 \"hello\" }} {{ abbrev 4 \"hello\" }}",
                        "he... hello h..."),
                new Case(
                        "abbrevboth",
                        "{{ abbrevboth 5 10 \"1234 5678 9123\" }} {{ abbrevboth 5 7 \"1234 5678 9123\" }} {{ abbrevboth -3 9 \"abcdefghijklmnop\" }} {{ abbrevboth 12 10 \"abcdefghijklmnop\" }}",
                        "...5678... ...5... abcdef... ...jklmnop"),
                new Case(
                        "initials take bytes for characters",
                        "{{ initials \"john ronald reuel\" }} {{ initials \"é b\" }}",
                        "jrr Ãb"),
                new Case(
                        "quote leaves nil out",
                        "{{ quote \"a\\\"b\" nil 1 1.0 (list \"x\") true }} {{ quote nil }}|{{ squote \"it's\" nil 2 }}",
                        "\"a\\\"b\" \"1\" \"1\" \"[x]\" \"true\" |'it's' '2'"),
                new Case(
                        "quote escapes what cannot be printed",
                        "{{ quote \"tab\\t \\x00 \\x7f \\u2028 ä 🚀\" (b64dec \"/w==\") }}",
                        "\"tab\\t \\x00 \\x7f \\u2028 ä 🚀\" \"\\xff\""),
                new Case(
                        "cat leaves nil out",
                        "{{ cat \"a\" nil 1 (list 1 2) 2.5 }}|{{ cat }}|{{ cat \"\" \"\" }}|",
                        "a 1 [1 2] 2.5|| |"));
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
                new Refusal("negative indent", "{{ indent -1 \"x\" }}"),
                new Refusal("nindent of a number", "{{ nindent 1 2 }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
