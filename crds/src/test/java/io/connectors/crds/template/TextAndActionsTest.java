package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is text, what is an action, and which space between them goes away. */
final class TextAndActionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> texts() {
        return Stream.of(
                new Case("text is kept", "plain { } }} text\n", "plain { } }} text\n"),
                new Case("text beyond ASCII is kept", "é日🚀{{ .name }}", "é日🚀forge"),
                new Case("nothing renders as nothing", "", ""),
                new Case("a comment leaves no trace", "a{{/* with }} inside */}}b", "ab"),
                new Case("a comment trims", "a {{- /* x */ -}} c", "ac"),
                new Case("a left marker trims before", "a \n\t{{- 1 }} b", "a1 b"),
                new Case("a right marker trims behind", "a {{ 1 -}} \n\t b", "a 1b"),
                new Case("a hyphen before a digit is a sign", "a {{-3}}", "a -3"),
                new Case("markers trim line ends", "a\r\n{{- 1 -}}\r\nb", "a1b"),
                new Case("an action spans lines", "{{\n.name\n|\nlen\n}}", "5"),
                new Case("braces beside an action are text", "{{ 1 }}}}", "1}}"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesTextAndValues(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    static Stream<Case> literals() {
        return Stream.of(
                new Case("integers", "{{ 1 }} {{ -1 }} {{ +5 }} {{ 1_000 }}", "1 -1 5 1000"),
                new Case("bases", "{{ 0x1F }} {{ 0b101 }} {{ 0o17 }} {{ 017 }}", "31 5 15 15"),
                new Case(
                        "real numbers",
                        "{{ 1.5 }} {{ .5 }} {{ 1e6 }} {{ 1e-5 }} {{ 0x1p4 }}",
                        "1.5 0.5 1e+06 1e-05 16"),
                new Case("a real number may have the value of an integer", "{{ 1.0 }} {{ 1e3 }}", "1 1000"),
                new Case("complex numbers", "{{ 1i }} {{ 1+2i }}", "(0+1i) (1+2i)"),
                new Case("characters are numbers", "{{ 'a' }} {{ '\\n' }} {{ 'é' }} {{ '\\'' }}", "97 10 233 39"),
                new Case("strings", "{{ \"q\\\"\\n\\x41\\u00e9\\101\" }}", "q\"\nAéA"),
                new Case("raw strings", "{{ `a\\n\nb` }}", "a\\n\nb"),
                new Case("truth", "{{ true }}{{ false }}", "truefalse"));
    }

    @ParameterizedTest
    @MethodSource("literals")
    void readsLiteralsAsGoDoes(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    static Stream<Case> fields() {
        return Stream.of(
                new Case("a field", "{{ .name }}", "forge"),
                new Case("a field of the root", "{{ with .letters }}{{ $.name }}{{ end }}", "forge"),
                new Case("a missing key", "{{ .missing }}", "<no value>"),
                new Case("a field of a missing key", "{{ .missing.further.still }}", "<no value>"),
                new Case("null", "{{ .nothing }}", "<no value>"),
                new Case("a parenthesised null is missing", "{{ (.nothing).field }}", "<no value>"),
                new Case("a field of a parenthesis", "{{ (index .deep.list 1).x }}", "second"),
                new Case("a list", "{{ .letters }}", "[a b c]"),
                new Case("a map is sorted", "{{ .numbers }}", "map[one:1 three:3 two:2]"),
                new Case("a pipeline hands on its result last", "{{ 1 | printf \"%d%d\" 2 }}", "21"),
                new Case("parentheses", "{{ len (print .name (len .letters)) }}", "6"));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void findsFields(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }
}
