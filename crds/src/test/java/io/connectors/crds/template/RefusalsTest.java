package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages say where, and what; they never show a value. */
final class RefusalsTest {
    record Refusal(String template, String message) {}

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal("a\n  {{ nope }}", "t:2:6: function \"nope\" is not defined"),
                new Refusal("é{{ nope }}", "t:1:5: function \"nope\" is not defined"),
                new Refusal("{{ if .A }}x", "t:1:13: the template ends before a block does"),
                new Refusal("x{{ end }}", "t:1:5: \"end\" cannot stand here"),
                new Refusal("{{ .A", "t:1:1: the action is not closed"),
                new Refusal("{{ }}", "t:1:4: a value is missing"),
                new Refusal("{{ (.A }}", "t:1:8: a parenthesis is not closed"),
                new Refusal("{{ .A ) }}", "t:1:7: there is no parenthesis to close"),
                new Refusal("{{ .A.B() }}", "t:1:8: \"(\" cannot stand here"),
                new Refusal("{{ ..A }}", "t:1:5: a constant and the dot have no fields"),
                new Refusal("{{ $x }}", "t:1:4: variable \"$x\" is not defined"),
                new Refusal("{{ \"open }}", "t:1:4: the string is not closed"),
                new Refusal("{{ \"\\q\" }}", "t:1:4: the string has an escape"),
                new Refusal("{{ 08 }}", "t:1:4: malformed"),
                new Refusal("{{ 1 | 2 }}", "t:1:8: a value cannot take"),
                new Refusal("{{ break }}", "t:1:4: break stands outside"),
                new Refusal("{{ range $a, $b, $c := . }}{{ end }}", "t:1:14: too many variables"),
                new Refusal("{{/* x }}", "t:1:3: the comment is not closed"),
                new Refusal(
                        "{{ define \"a\" }}x{{ end }}{{ define \"a\" }}y{{ end }}",
                        "t:1:37: the template is defined twice"),
                new Refusal("{{ template x }}", "t:1:13: the name of a template, in quotes, is missing"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void sayWhereTheSyntaxIsWrong(Refusal refusal) {
        TemplateText.refusedByParser(refusal.template()).hasMessageStartingWith(refusal.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "getHostByName",
                "now",
                "dateInZone",
                "randAlphaNum",
                "uuidv4",
                "genCA",
                "htpasswd",
                "encryptAES"
            })
    void sayThatAFunctionIsLeftOutAndWhy(String function) {
        TemplateText.refusedByParser("{{ if false }}{{ " + function + " }}{{ end }}")
                .hasMessageStartingWith("t:1:18: function \"" + function + "\" is not provided: it ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ .secret.x }}",
                "{{ index .secret 99 }}",
                "{{ range .secret }}{{ end }}",
                "{{ eq .secret 1 }}",
                "{{ len (index .letters .secret) }}",
                "{{ template .secret }}x",
            })
    void neverShowAValue(String template) {
        TemplateException refusal = catchThrowableOfType(
                TemplateException.class, () -> Templates.parse("t", template).render(TemplateText.data()));

        assertThat(refusal.getMessage()).startsWith(refusal.position()).doesNotContain("s3cr3t");
    }

    @Test
    void sayWhereRenderingFails() {
        TemplateText.refusedWhenRendered("line\n{{ range .letters }}{{ .field }}{{ end }}")
                .hasMessage("t:2:24: a value of type string has no field field");
    }

    @Test
    void sayThatDataIsOfAnUnknownClass() {
        Template template = Templates.parse("t", "x");
        TemplateExecException refusal = catchThrowableOfType(
                TemplateExecException.class, () -> template.render(Map.of("key", new StringBuilder("s3cr3t"))));

        assertThat(refusal).hasMessageContaining("java.lang.StringBuilder").hasMessageNotContaining("s3cr3t");
    }

    @Test
    void keepWhatTheTemplateSaysApartFromTheMessage() {
        Template template = Templates.parse("t", "{{ fail (print \"no: \" .secret) }}");
        TemplateExecException refusal =
                catchThrowableOfType(TemplateExecException.class, () -> template.render(TemplateText.data()));

        assertThat(refusal.authorsWords()).contains("no: s3cr3t");
        assertThat(refusal).hasMessageStartingWith("t:1:4: fail: ").hasMessageNotContaining("s3cr3t");
    }

    @Test
    void sayWhereAnActionBeginsThatIsNotClosed() {
        TemplateText.refusedByParser("line\n{{ .a\n\n").hasMessageStartingWith("t:2:1: the action is not closed");
    }
}
