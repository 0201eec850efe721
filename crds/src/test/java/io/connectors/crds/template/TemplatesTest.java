package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs are those of Go's text/template with sprig. */
final class TemplatesTest {
    private static final Map<String, @Nullable Object> DATA = data();

    record Case(String template, String output) {}

    static Stream<Case> rendered() {
        return Stream.of(
                new Case("plain { } }} text", "plain { } }} text"),
                new Case("a{{/* comment with }} inside */}}b", "ab"),
                new Case("a {{- \"b\" -}} c", "abc"),
                new Case("a {{- /* x */ -}} c", "ac"),
                new Case("{{ .Connector.Spec.Address }}", "https://forge.example.org:8443/git/"),
                new Case("{{ $.Connector.Name }}", "forge"),
                new Case("{{ .Missing }}{{ .Missing.Further }}", "<no value><no value>"),
                new Case("{{ \"q\\\"\\n\" }}{{ `r\\` }}{{ 7 }}{{ true }}", "q\"\nr\\7true"),
                new Case("{{ if .Secret }}x{{ else }}y{{ end }}", "x"),
                new Case("{{ if .Nothing }}x{{ else }}y{{ end }}", "y"),
                new Case("{{ if .Nothing }}x{{ else if .Secret }}y{{ else }}z{{ end }}", "y"),
                new Case("{{ with .Secret }}{{ .StringData.username }}{{ end }}", "builder"),
                new Case("{{ with .Nothing }}x{{ else }}{{ .Connector.Name }}{{ end }}", "forge"),
                new Case("{{ range .Connector.Params }}{{ .Name }};{{ end }}", "other;repository;"),
                new Case("{{ range .Nothing }}x{{ else }}none{{ end }}", "none"),
                new Case("{{ range .Map }}{{ . }}{{ end }}", "12"),
                new Case(
                        "/{{ range .Connector.Params }}{{ if eq .Name \"repository\" }}{{ .Value.StringVal }}{{ end }}{{ end }}/x",
                        "/org/repo.git/x"),
                new Case(
                        "{{ if .Secret }}Basic {{ printf \"%s:%s\" .Secret.StringData.username .Secret.StringData.password | b64enc }}{{ end }}",
                        "Basic YnVpbGRlcjpzM2NyM3Q="),
                new Case("{{ .Missing | default \"d\" }}{{ .Connector.Name | default \"d\" }}", "dforge"),
                new Case("{{ (urlParse .Connector.Spec.Address).path | trimSuffix \"/\" }}", "/git"),
                new Case("{{ (urlParse .Connector.Spec.Address).host | trimPrefix \"forge.\" }}", "example.org:8443"),
                new Case(
                        "{{ eq .Connector.Name \"a\" \"forge\" }}{{ ne 1 1 }}{{ eq .Missing \"x\" }}",
                        "truefalsefalse"),
                new Case("{{ and .Secret .Missing \"x\" | not }}{{ or .Missing \"x\" }}", "truex"),
                new Case("{{ and .Nothing .Nothing.Further }}", "<no value>"),
                new Case("{{ printf \"100%% of %s\" .Missing }}", "100% of %!s(<nil>)"));
    }

    @ParameterizedTest
    @MethodSource("rendered")
    void rendersAsGoDoes(Case example) {
        assertThat(Templates.parse("t", example.template()).render(DATA)).isEqualTo(example.output());
    }

    record Refusal(String template, String message) {}

    static Stream<Refusal> refused() {
        return Stream.of(
                new Refusal("a\n  {{ now }}", "t:2:6: function \"now\" is not supported"),
                new Refusal("{{ env \"HOME\" }}", "t:1:4: function \"env\" is not supported"),
                new Refusal("{{ if .A }}x", "t:1:1: if has no end"),
                new Refusal("{{ if .A }}x{{ else }}y", "t:1:13: else has no end"),
                new Refusal("x{{ end }}", "t:1:2: nothing is open here"),
                new Refusal("{{ .A", "t:1:1: action is not closed with }}"),
                new Refusal("{{ }}", "t:1:1: action is empty"),
                new Refusal("{{ $x := .A }}", "t:1:5: \"x\" is not supported here"),
                new Refusal("{{ .A.B() }}", "t:1:8: \"(\" is not supported here"),
                new Refusal("{{ ..A }}", "t:1:4: \".\" is not supported here"),
                new Refusal("{{ template \"x\" }}", "t:1:4: template is not supported"),
                new Refusal("{{ b64enc }}", "t:1:4: b64enc does not take 0 arguments"),
                new Refusal("{{ printf \"%d\" 1 }}", "t:1:11: printf knows only %s and %%"),
                new Refusal("{{ .A | .B }}", "t:1:9: a function is expected after |"),
                new Refusal("{{ (.A }}", "t:1:4: ( is not closed"),
                new Refusal("{{ .A ) }}", "t:1:7: this is not supported here"),
                new Refusal("{{ eq (1) not }}", "t:1:11: \"not\" needs parentheses here, or is not supported"),
                new Refusal("{{ \"open }}", "t:1:4: string is not closed"),
                new Refusal("{{ 1.5 }}", "t:1:4: \"1\" is not supported here"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItDoesNotSupportAndSaysWhere(Refusal example) {
        assertThatThrownBy(() -> Templates.parse("t", example.template()))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith(example.message());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ .Nothing.Further }}",
                "{{ .Connector.Name.Further }}",
                "{{ .Connector }}",
                "{{ range .Connector.Name }}{{ end }}",
                "{{ b64enc .Connector }}",
                "{{ eq 1 \"1\" }}",
                "{{ printf \"%s\" }}",
                "{{ printf \"x\" \"y\" }}",
                "{{ urlParse \"::s3cr3t\" }}"
            })
    void refusesDataThatDoesNotFitWithoutRepeatingIt(String template) {
        Template parsed = Templates.parse("t", template);

        assertThatThrownBy(() -> parsed.render(DATA))
                .isInstanceOf(TemplateException.class)
                .hasMessageStartingWith("t:1:")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void boundsOutputAndSteps() {
        Map<String, Object> data = Map.of("l", Collections.nCopies(2_000, "x"));

        assertThatThrownBy(() -> Templates.parse(
                                "t", "{{ range .l }}{{ range $.l }}{{ end }}{{ range $.l }}x{{ end }}{{ end }}")
                        .render(data))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("steps");
        assertThatThrownBy(() -> Templates.parse("t", "{{ range .l }}" + "x".repeat(1_000) + "{{ end }}")
                        .render(data))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ if true }}", "{{ (", "{{ range .a }}"})
    void survivesDeepNesting(String opening) {
        assertThatThrownBy(() -> Templates.parse("t", opening.repeat(100_000))).isInstanceOf(TemplateException.class);
        assertThatThrownBy(() -> Templates.parse("t", "{{ " + "(".repeat(100_000) + " }}"))
                .isInstanceOf(TemplateException.class);
    }

    private static Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put(
                "Connector",
                Map.of(
                        "Name",
                        "forge",
                        "Spec",
                        Map.of("Address", "https://forge.example.org:8443/git/"),
                        "Params",
                        List.of(
                                Map.of("Name", "other", "Value", Map.of("StringVal", "x")),
                                Map.of("Name", "repository", "Value", Map.of("StringVal", "org/repo.git")))));
        data.put("Secret", Map.of("StringData", Map.of("username", "builder", "password", "s3cr3t")));
        data.put("Map", Map.of("b", 2L, "a", 1L));
        data.put("Nothing", null);
        return data;
    }
}
