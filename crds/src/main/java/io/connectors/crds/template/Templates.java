package io.connectors.crds.template;

import io.connectors.crds.template.builtin.Builtins;
import io.connectors.crds.template.callable.Functions;
import io.connectors.crds.template.function.Sprig;
import io.connectors.crds.template.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Parses templates in the language of Go's text/template with the functions of sprig, as Go 1.26 and sprig 3.3 have them. Functions that read
 * the environment, the network, the clock or chance, and those that make keys, are not provided; a template that names one is refused.
 *
 * @see <a href="https://pkg.go.dev/text/template">text/template</a>
 * @see <a href="https://masterminds.github.io/sprig/">sprig</a>
 */
public final class Templates {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final Functions FUNCTIONS = Functions.of(Builtins.all(), Sprig.all());

    private static final String REHEARSAL = """
            {{- define "a" }}{{ $ }}{{ end -}}
            {{- $x := 1 }}{{ range $i, $v := list .a "b" 2.5 true nil }}{{ $x = printf "%d %v %q" $i $v "c" }}{{ end -}}
            {{- range $k, $v := dict "k" 1 }}{{ with $v }}{{ if and (eq . 1) (lt 0 .) }}{{ break }}{{ end }}{{ else }}{{ end }}{{ end -}}
            {{- template "a" (index (splitList "," "a,b") 0) | print }}{{ (urlParse "http://a/b").host | trimSuffix "/" | b64enc }}
            {{- .m.missing | default "x" | quote | indent 2 | replace "x" "y" | regexReplaceAll "y+" "z" }}{{ .m | toJson }}{{ .m -}}
            """;

    static {
        // Linking the engine's code can take longer than a rendering may, and must not be counted against the first
        // one.
        parse("rehearsal", REHEARSAL, new TemplateLimits(Duration.ofMinutes(1), LONGEST_TEXT, 100))
                .render(Map.of("a", 1L, "m", Map.of("k", 1.5, "l", List.of(true))));
    }

    private Templates() {}

    /** Parses a template with {@link TemplateLimits#DEFAULT}. */
    public static Template parse(String name, String text) {
        return parse(name, text, TemplateLimits.DEFAULT);
    }

    /**
     * Parses a template. The time is linear in the text's length.
     *
     * @param name says in messages which template it is; the text can include itself by it
     * @param text at most 1 MiB as UTF-8
     * @param limits of each rendering
     * @throws TemplateParseException when the text is no template, names a function that is not provided, or is too long or nested too deep
     */
    public static Template parse(String name, String text, TemplateLimits limits) {
        if (text.length() > LONGEST_TEXT) {
            throw new TemplateParseException(name + ":1:1", "the template is longer than " + LONGEST_TEXT + " bytes");
        }
        Source source = new Source(name, Bytes.of(text));
        return new ParsedTemplate(source, new Parser(source, FUNCTIONS).templates(Bytes.of(name)), limits);
    }
}
