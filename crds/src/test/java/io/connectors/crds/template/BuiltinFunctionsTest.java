package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of text/template, and the types that they tell apart. */
final class BuiltinFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> functions() {
        return Stream.of(
                new Case("eq takes several", "{{ eq .name \"a\" \"forge\" }}{{ eq 1 2 3 }}", "truefalse"),
                new Case(
                        "integers of any width are equal", "{{ eq 3 .count }}{{ eq (index .name 0) 102 }}", "truetrue"),
                new Case(
                        "nothing equals nothing only",
                        "{{ eq .missing .nothing }}{{ eq .missing \"x\" }}",
                        "truefalse"),
                new Case("order", "{{ lt 1 2 }}{{ le 2 2 }}{{ gt \"b\" \"a\" }}{{ ge 1.5 2.5 }}", "truetruetruefalse"),
                new Case(
                        "index counts bytes",
                        "{{ index \"é\" 0 }} {{ index .letters 1 }} {{ index .numbers \"two\" }}",
                        "195 b 2"),
                new Case("index of a missing key", "{{ index .numbers \"nine\" }}", "<no value>"),
                new Case("len counts bytes", "{{ len \"é日\" }}{{ len .numbers }}", "53"),
                new Case("html", "{{ html \"<a href='x'>&\" }}", "&lt;a href=&#39;x&#39;&gt;&amp;"),
                new Case("js", "{{ js \"'a'=<b>\\n\" }}", "\\'a\\'\\u003D\\u003Cb\\u003E\\u000A"),
                new Case("urlquery", "{{ urlquery \"a b&é/~\" }}", "a+b%26%C3%A9%2F~"),
                new Case(
                        "print puts blanks between what is no string",
                        "{{ print 1 2 \"a\" 3 nil nil }}",
                        "1 2a3 <nil> <nil>"),
                new Case("println ends the line", "{{ println 1 \"a\" }}", "1 a\n"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void answerAsGoDoes(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    static Stream<Case> formats() {
        return Stream.of(
                new Case("width and flags", "{{ printf \"%5d|%-5d|%05d|%+d\" 42 42 42 42 }}", "   42|42   |00042|+42"),
                new Case(
                        "real numbers",
                        "{{ printf \"%.2f %8.3e %g %v\" 3.14159 1234.5 1e21 1000000.0 }}",
                        "3.14 1.234e+03 1e+21 1e+06"),
                new Case(
                        "bases",
                        "{{ printf \"%x %X %#x %b %o %O %c %U\" 255 255 255 5 8 8 65 8364 }}",
                        "ff FF 0xff 101 10 0o10 A U+20AC"),
                new Case(
                        "strings",
                        "{{ printf \"%s|%q|%x|%5s|%-5s|%.2s\" \"abc\" \"a\\\"b\" \"hi\" \"ab\" \"ab\" \"abc\" }}",
                        "abc|\"a\\\"b\"|6869|   ab|ab   |ab"),
                new Case(
                        "types",
                        "{{ printf \"%T %T %T %T %T\" 1 .count .share .letters .numbers }}",
                        "int int64 float64 []interface {} map[string]interface {}"),
                new Case("Go syntax", "{{ printf \"%#v\" .letters }}", "[]interface {}{\"a\", \"b\", \"c\"}"),
                new Case("a verb that does not fit", "{{ printf \"%d %s\" \"x\" 1 }}", "%!d(string=x) %!s(int=1)"),
                new Case(
                        "missing and extra", "{{ printf \"%d\" }}{{ printf \"x\" 1 }}", "%!d(MISSING)x%!(EXTRA int=1)"),
                new Case("arguments by number", "{{ printf \"%[2]d %[1]d\" 1 2 }}", "2 1"),
                new Case("width from an argument", "{{ printf \"%*d\" 5 42 }}", "   42"),
                new Case("nothing", "{{ printf \"%v %s\" .missing .nothing }}", "<nil> %!s(<nil>)"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void printsByFormat(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ eq 1 \"1\" }}",
                "{{ eq 1 1.0 }}",
                "{{ eq .letters .letters }}",
                "{{ eq 1 }}",
                "{{ lt 1 1.5 }}",
                "{{ lt true false }}",
                "{{ lt .missing 1 }}",
                "{{ index .letters 3 }}",
                "{{ index .letters \"a\" }}",
                "{{ index .numbers 1 }}",
                "{{ index .missing 1 }}",
                "{{ len 3 }}",
                "{{ len .missing }}",
                "{{ call .name }}",
                "{{ not }}",
                "{{ printf 1 }}",
                "{{ printf .missing }}",
                "{{ range .name }}{{ end }}",
                "{{ range .share }}{{ end }}",
                "{{ nil }}",
                "{{ .name 1 }}",
                "{{ 1 | .name }}",
                "{{ .nothing.field }}",
                "{{ .name.field }}",
                "{{ $x = 1 }}",
                "{{ template \"unknown\" }}"
            })
    void refusesTypesThatDoNotFit(String template) {
        TemplateText.refusedWhenRendered(template)
                .hasMessageStartingWith("t:1:")
                .hasNoCause();
    }
}
