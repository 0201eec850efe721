package io.connectors.crds.template;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** No text and no data make the engine throw anything but its own error, exceed its limits, or hang. */
final class TemplatePropertyTest {
    /** Far beyond the engine's own limit, and only there so that a hang fails instead of hanging. */
    private static final Duration HANGS = Duration.ofMinutes(1);

    private static final List<String> FUNCTIONS = List.of(
            "print",
            "printf \"%v%d\"",
            "printf \"%*.*f\"",
            "len",
            "index",
            "not",
            "and",
            "or",
            "eq",
            "lt",
            "html",
            "js",
            "repeat",
            "until",
            "untilStep",
            "indent",
            "wrap",
            "list",
            "dict",
            "merge .m",
            "set . \"k\"",
            "concat",
            "toJson",
            "fromJson",
            "regexFindAll",
            "regexReplaceAll",
            "splitList",
            "split",
            "trunc",
            "substr",
            "slice",
            "default",
            "chunk",
            "semver",
            "round",
            "cat",
            "plural",
            "abbrev",
            "duration",
            "seq",
            "mul",
            "div",
            "urlParse",
            "deepCopy",
            "toPrettyJson",
            "b64dec",
            "unknown");
    private static final List<String> ATOMS = List.of(
            ".",
            "$",
            ".s",
            ".m",
            ".l",
            ".m.a.b",
            ".missing",
            "$x",
            "nil",
            "true",
            "0",
            "1",
            "-1",
            "3.5",
            "1e9",
            "0x7fffffffffffffff",
            "1000000000",
            "'a'",
            "1i",
            "\"\"",
            "\"é%s%d\"",
            "`[a-z]+(x`",
            "(",
            ")",
            "|",
            ":=",
            "=",
            ",");
    private static final List<String> PIECES = List.of(
            "text",
            " \n ",
            "{{ if .l }}",
            "{{ range .l }}",
            "{{ range 1000000 }}",
            "{{ with .m }}",
            "{{ else }}",
            "{{ else if 1 }}",
            "{{ end }}",
            "{{ break }}",
            "{{ continue }}",
            "{{ template \"t\" . }}",
            "{{ define \"a\" }}",
            "{{ template \"a\" }}",
            "{{ block \"b\" . }}",
            "{{/* c */}}",
            "{{- ",
            " -}}",
            "{{",
            "}}",
            "{{ $x := .s }}",
            "{{ range $x, $y := .m }}");

    @Property
    void survivesWhatLooksLikeATemplate(@ForAll("templates") String template, @ForAll("data") Object data) {
        check(template, data);
    }

    @Property
    void survivesAnyText(@ForAll String template) {
        check(template, null);
        check("{{" + template + "}}", List.of(template));
    }

    @Property
    void survivesMutants(
            @ForAll("templates") String template,
            @ForAll("positions") int from,
            @ForAll("positions") int to,
            @ForAll("data") Object data) {
        int start = template.isEmpty() ? 0 : from % template.length();
        int end = template.isEmpty() ? 0 : to % template.length();

        check(template.substring(0, start) + template.substring(end), data);
    }

    private static void check(String template, @org.jspecify.annotations.Nullable Object data) {
        assertTimeoutPreemptively(HANGS, () -> Endurance.check(template, data));
    }

    @Provide
    Arbitrary<Integer> positions() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.oneOf(actions(), Arbitraries.of(PIECES))
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    private static Arbitrary<String> actions() {
        return Arbitraries.lazyOf(TemplatePropertyTest::commands, TemplatePropertyTest::pipelines)
                .map(pipeline -> "{{ " + pipeline + " }}");
    }

    private static Arbitrary<String> pipelines() {
        return Combinators.combine(commands(), commands()).as((one, other) -> one + " | " + other);
    }

    private static Arbitrary<String> commands() {
        Arbitrary<String> nested =
                Arbitraries.lazy(TemplatePropertyTest::commands).map(command -> "(" + command + ")");
        Arbitrary<List<String>> words = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(5, Arbitraries.of(ATOMS)), net.jqwik.api.Tuple.of(1, nested))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(FUNCTIONS), words)
                .as((function, arguments) -> function + " " + String.join(" ", arguments));
    }

    @Provide
    Arbitrary<Object> data() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(true, false).map(truth -> truth));
        Arbitrary<Object> lists = scalars.list().ofMaxSize(4).map(list -> list);
        Arbitrary<Object> values = Arbitraries.oneOf(scalars, lists);
        return Arbitraries.maps(
                        Arbitraries.of("s", "m", "l", "a"),
                        Arbitraries.oneOf(
                                values,
                                Arbitraries.maps(Arbitraries.of("a", "b"), values)
                                        .map(map -> map)))
                .map(map -> map);
    }
}
