package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a template asks for, it ends soon and takes little. */
final class LimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ range 9000000000000000000 }}{{ end }}",
                "{{ range $i := 1000000000 }}{{ $x := $i }}{{ end }}",
                "{{ define \"a\" }}{{ range 1000 }}{{ template \"b\" }}{{ end }}{{ end }}{{ define \"b\" }}{{ range 1000 }}{{ range 1000 }}{{ end }}{{ end }}{{ end }}{{ template \"a\" }}"
            })
    void stopsWhatTakesTooLong(String template) {
        Template parsed = Templates.parse("t", template);

        assertThatThrownBy(() -> parsed.render(null))
                .isInstanceOf(TemplateExecException.class)
                .hasMessageContaining("takes longer than 100 ms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ template \"t\" }}",
                "{{ define \"a\" }}{{ if true }}{{ template \"b\" . }}{{ end }}{{ end }}{{ define \"b\" }}{{ with 1 }}{{ template \"a\" . }}{{ end }}{{ end }}{{ template \"a\" . }}",
                "{{ $x := set . \"self\" . }}{{ . }}"
            })
    void stopsWhatContainsItself(String template) {
        TemplateText.refusedWhenRendered(template).hasMessageContaining("nest deeper than");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ range 2000000 }}0123456789{{ end }}",
                "{{ printf \"%1000000d\" 1 }}{{ printf \"%1000000d\" 1 }}",
                "{{ $x := \"0123456789\" }}{{ range 40 }}{{ $x = print $x $x }}{{ end }}{{ $x }}",
                "{{ printf \"%*d\" 1000000 1 | printf \"%s%s\" \"x\" }}{{ printf \"%.1000000f\" 1.0 }}",
                "{{ $x := \"0123456789\" }}{{ range 40 }}{{ $x = html (print $x \"<\" $x) }}{{ end }}{{ len $x }}",
                "{{ repeat 1000000000 \"x\" | len }}",
                "{{ until 1000000000 | len }}",
                "{{ $x := list 1 }}{{ range 40 }}{{ $x = concat $x $x }}{{ end }}{{ len $x }}"
            })
    void stopsWhatGrowsTooLarge(String template) {
        TemplateText.refusedWhenRendered(template).hasMessageContainingAll("bytes");
    }

    @Test
    void boundsTheOutputByBytes() {
        TemplateLimits four = new TemplateLimits(Duration.ofSeconds(10), 4, 10);

        assertThat(Templates.parse("t", "éé", four).render(null)).isEqualTo("éé");
        assertThatThrownBy(() -> Templates.parse("t", "{{ `ééx` }}", four).render(null))
                .hasMessage("t:1:4: the output is longer than 4 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ if true }}",
                "{{ range . }}",
                "{{ with . }}{{ else }}",
                "{{ block \"a\" . }}",
                "{{ ((((",
                "{{ if not ("
            })
    void refusesTextThatIsNestedTooDeep(String opening) {
        TemplateText.refusedByParser(opening.repeat(50_000));
        TemplateText.refusedByParser("{{ if true }}" + opening.repeat(95) + "{{ " + "(".repeat(200_000));
    }

    @Test
    void refusesAnElseIfChainWithoutEnd() {
        TemplateText.refusedByParser("{{ if true }}" + "{{ else if true }}".repeat(50_000))
                .hasMessageContaining("deeper");
    }

    @Test
    void refusesTextThatIsTooLong() {
        TemplateText.refusedByParser("x".repeat((1 << 20) + 1)).hasMessageContaining("longer than");
    }

    @Test
    void refusesDataThatIsNestedTooDeep() {
        Object data = "x";
        for (int i = 0; i < 100_000; i++) {
            data = List.of(data);
        }
        Object deep = data;

        assertThatThrownBy(() -> Templates.parse("t", "x").render(deep)).isInstanceOf(TemplateExecException.class);
    }

    /** As deep as is allowed must work on a stack that is smaller than threads usually have. */
    @Test
    void fitsTheDeepestIntoASmallStack() throws InterruptedException {
        String parens = "{{ print " + "(print ".repeat(95) + "1" + ")".repeat(95) + " }}";
        String recursion =
                "{{ define \"a\" }}{{ with print (print (print .)) }}{{ template \"a\" (print .) }}{{ end }}{{ end }}{{ template \"a\" 1 }}";
        List<String> answers = new ArrayList<>();
        Thread small = new Thread(
                null,
                () -> {
                    answers.add(TemplateText.rendered(parens));
                    answers.add(String.valueOf(
                            TemplateText.refusedWhenRendered(recursion).actual().getMessage()));
                },
                "small stack",
                768 * 1024);
        small.start();
        small.join();

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo("1");
    }

    @Test
    void leavesTheDataAsItWas() {
        Map<String, @Nullable Object> data = new HashMap<>(Map.of("a", 1L));

        String output =
                Templates.parse("t", "{{ $x := set . \"a\" 2 }}{{ .a }}").render(data);

        assertThat(output).isEqualTo("2");
        assertThat(data).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void rendersAtOnceInManyThreads() throws Exception {
        Template template = Templates.parse("t", "{{ $x := .n }}{{ range .letters }}{{ $x }}{{ . }}{{ end }}");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> renderings = new ArrayList<>();
            for (long n = 0; n < 100; n++) {
                Map<String, Object> data = Map.of("n", n, "letters", List.of("a", "b"));
                renderings.add(() -> template.render(data));
            }
            int n = 0;
            for (Future<String> rendering : threads.invokeAll(renderings)) {
                assertThat(rendering.get()).isEqualTo(n + "a" + n + "b");
                n++;
            }
        }
    }
}
