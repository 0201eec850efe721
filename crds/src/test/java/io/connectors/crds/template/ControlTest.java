package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Blocks, variables, and templates in templates. */
final class ControlTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> blocks() {
        return Stream.of(
                new Case("if", "{{ if .yes }}x{{ else }}y{{ end }}", "x"),
                new Case("else", "{{ if .none }}x{{ else }}y{{ end }}", "y"),
                new Case("else if", "{{ if .none }}x{{ else if .count }}y{{ else }}z{{ end }}", "y"),
                new Case("with", "{{ with .numbers }}{{ .two }}{{ end }}", "2"),
                new Case("with else keeps the dot", "{{ with .none }}x{{ else }}{{ .name }}{{ end }}", "forge"),
                new Case("else with", "{{ with .none }}x{{ else with .numbers }}{{ .one }}{{ end }}", "1"),
                new Case("range over a list", "{{ range .letters }}{{ . }};{{ end }}", "a;b;c;"),
                new Case(
                        "range over a map in the order of keys",
                        "{{ range $k, $v := .numbers }}{{ $k }}{{ $v }} {{ end }}",
                        "one1 three3 two2 "),
                new Case(
                        "range over an integer",
                        "{{ range 3 }}{{ . }}{{ end }}{{ range $i := .count }}{{ $i }}{{ end }}",
                        "012012"),
                new Case(
                        "range else",
                        "{{ range .none }}x{{ else }}none{{ end }}{{ range 0 }}x{{ else }}zero{{ end }}",
                        "nonezero"),
                new Case(
                        "range over nothing",
                        "{{ range .missing }}x{{ else }}y{{ end }}{{ range .nothing }}x{{ end }}",
                        "y"),
                new Case("break", "{{ range .letters }}{{ if eq . \"b\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "a"),
                new Case(
                        "continue",
                        "{{ range .letters }}{{ if eq . \"b\" }}{{ continue }}{{ end }}{{ . }}{{ end }}",
                        "ac"),
                new Case(
                        "and gives the first false, or the last",
                        "{{ and 1 0 2 }}{{ and 1 2 }}{{ or 0 \"\" 3 }}{{ or 0 \"\" }}",
                        "023"),
                new Case("and stops", "{{ and .none (index .letters 9) }}{{ or .yes (index .letters 9) }}", "[]true"),
                new Case("not", "{{ not .none }}{{ not 1 }}", "truefalse"));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void followsBlocks(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    static Stream<Case> variables() {
        return Stream.of(
                new Case("a variable", "{{ $x := .name }}{{ $x }}", "forge"),
                new Case("a field of a variable", "{{ $x := .numbers }}{{ $x.two }}", "2"),
                new Case(
                        "a block hides and gives back",
                        "{{ $x := 1 }}{{ if .yes }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}",
                        "21"),
                new Case(
                        "assignment reaches outwards",
                        "{{ $x := 1 }}{{ range .letters }}{{ $x = . }}{{ end }}{{ $x }}",
                        "c"),
                new Case(
                        "range sets variables of outside",
                        "{{ $x := 0 }}{{ range $x = .letters }}{{ end }}{{ $x }}",
                        "c"),
                new Case(
                        "the variable of a range with one is the element",
                        "{{ range $x := .letters }}{{ $x }}{{ end }}",
                        "abc"),
                new Case(
                        "the dollar sign of a template is its dot",
                        "{{ define \"a\" }}{{ $ }}{{ end }}{{ template \"a\" .name }}",
                        "forge"));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void scopesVariables(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }

    static Stream<Case> templates() {
        return Stream.of(
                new Case(
                        "define and template",
                        "{{ define \"a\" }}<{{ . }}>{{ end }}{{ template \"a\" 1 }}{{ template \"a\" }}",
                        "<1><<no value>>"),
                new Case(
                        "a template may be defined behind its use",
                        "{{ template \"a\" . }}{{ define \"a\" }}{{ .name }}{{ end }}",
                        "forge"),
                new Case("block defines and includes", "{{ block \"a\" .letters }}{{ len . }}{{ end }}", "3"),
                new Case(
                        "a definition replaces an empty one",
                        "{{ define \"a\" }} {{ end }}{{ define \"a\" }}x{{ end }}{{ template \"a\" }}",
                        "x"),
                new Case(
                        "recursion that ends",
                        "{{ define \"d\" }}{{ if . }}{{ len . }}{{ template \"d\" (slice . 1) }}{{ end }}{{ end }}{{ template \"d\" .letters }}",
                        "321"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void includesTemplates(Case example) {
        assertThat(TemplateText.rendered(example.template())).isEqualTo(example.output());
    }
}
