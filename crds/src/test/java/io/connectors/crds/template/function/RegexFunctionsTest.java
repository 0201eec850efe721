package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regular expressions. */
final class RegexFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "match",
                        "{{ regexMatch \"^a+$\" \"aaa\" }} {{ regexMatch \"(\" \"a\" }} {{ regexMatch \"a$\" \"a\\n\" }} {{ regexMatch \"(?m)a$\" \"a\\n\" }}",
                        "true false false true"),
                new Case(
                        "ASCII classes",
                        "{{ regexFindAll `\\w+` \"aé_1\" -1 | toJson }} {{ regexMatch `\\d` \"٣\" }} {{ regexMatch `\\s` \"\\u00a0\" }}",
                        "[\"a\",\"_1\"] false false"),
                new Case("find", "{{ regexFind \"[a-z]+\" \"12ab34\" }}|{{ regexFind \"z\" \"a\" }}|", "ab||"),
                new Case(
                        "findAll",
                        "{{ regexFindAll \"a*\" \"baac\" -1 | toJson }} {{ regexFindAll \".\" \"äb\" 1 | toJson }} {{ regexFindAll \"z\" \"a\" -1 | toJson }} {{ regexFindAll \".\" \"a\" 0 | toJson }}",
                        "[\"\",\"aa\",\"\"] [\"ä\"] null null"),
                new Case(
                        "replacements",
                        "{{ regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"${1}W\" }} {{ regexReplaceAll \"a(x*)b\" \"-ab-axxb-\" \"$1W\" }} {{ regexReplaceAll \"a\" \"banana\" \"$$ $\" }} {{ regexReplaceAll \"a\" \"ba\" \"\\\\1${\" }}",
                        "-W-xxW- --- b$ $n$ $n$ $ b\\1${"),
                new Case("a repetition that begins a named group", "{{ regexMatch `(?P<n>?:a)` \"a\" }}", "false"),
                new Case(
                        "named groups",
                        "{{ regexReplaceAll `(?P<k>\\w)=(?<v>\\w)` \"a=b\" \"$v:${k}\" }} {{ regexReplaceAll \"(?P<n>x)|(?P<n>y)\" \"xy\" \"[$n]\" }}",
                        "b:a [x][y]"),
                new Case(
                        "empty matches",
                        "{{ regexReplaceAll \"x*\" \"abxc\" \"-\" }} {{ regexReplaceAll \"\" \"äb\" \"-\" }}",
                        "-a-b-c- -ä-b-"),
                new Case("literal replacement", "{{ regexReplaceAllLiteral \"a\" \"banana\" \"$1\" }}", "b$1n$1n$1"),
                new Case(
                        "split",
                        "{{ regexSplit \"z+\" \"pizza\" -1 | toJson }} {{ regexSplit \"a\" \"banana\" 2 | toJson }} {{ regexSplit \"\" \"äb\" -1 | toJson }} {{ regexSplit \"x\" \"\" -1 | toJson }} {{ regexSplit \"x\" \"a\" 0 | toJson }}",
                        "[\"pi\",\"a\"] [\"b\",\"nana\"] [\"ä\",\"b\"] [\"\"] null"),
                new Case(
                        "quoteMeta",
                        "{{ regexQuoteMeta \"a.b*c[d]{e}^$|\\\\é\" }}",
                        "a\\.b\\*c\\[d\\]\\{e\\}\\^\\$\\|\\\\é"),
                new Case(
                        "classes of Unicode",
                        "{{ regexFindAll `\\p{Greek}+` \"aαβc\" -1 }} {{ regexMatch `\\p{Letter}` \"é\" }} {{ regexMatch `^\\p{So}$` \"\\U0001F9FF\" }} {{ regexMatch `(?i)\\p{Lu}` \"a\" }} {{ regexMatch `[^\\PL]` \"a\" }}",
                        "[αβ] true true true true"),
                new Case(
                        "invalid bytes match as one character",
                        "{{ regexFindAll \".\" (b64dec \"Yf/D\") -1 | toJson }} {{ regexReplaceAll \"a\" (b64dec \"Yf8=\") \"b\" | b64enc }}",
                        "[\"a\",\"\\ufffd\",\"\\ufffd\"] Yv8="),
                new Case(
                        "braces that are no repetition",
                        "{{ regexMatch \"{\" \"{\" }} {{ regexMatch \"^a{,2}$\" \"a{,2}\" }} {{ regexMatch \"^{?$\" \"{\" }} {{ regexMatch `\\Qa{2}\\E` \"a{2}\" }}",
                        "true true true true"),
                new Case(
                        "a thousand repetitions",
                        "{{ regexMatch \"^a{1000}$\" (repeat 1000 \"a\") }} {{ regexMatch \"a{1001}\" \"a\" }} {{ regexMatch \"(a{100}){11}\" \"a\" }}",
                        "true false false"));
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
                new Refusal("look-around", "{{ mustRegexMatch \"(?=a)\" \"a\" }}"),
                new Refusal("back-references", "{{ mustRegexFind `(a)\\1` \"aa\" }}"),
                new Refusal("an open group", "{{ regexFind \"(\" \"a\" }}"),
                new Refusal("too many repetitions", "{{ mustRegexMatch \"(a{100}){11}\" \"a\" }}"),
                new Refusal("a stacked repetition", "{{ regexSplit \"a**\" \"a\" -1 }}"),
                new Refusal(
                        "groups in groups without end",
                        "{{ mustRegexMatch (printf \"%s%s\" (repeat 900 \"(\") (repeat 900 \"|b)+\")) \"a\" }}"),
                new Refusal(
                        "repetitions side by side that add up", "{{ mustRegexMatch (repeat 100 \"a{1000}\") \"a\" }}"),
                new Refusal(
                        "large ranges that ignore case",
                        "{{ mustRegexMatch (printf \"(?i)%s\" (repeat 900 `[\\x{41}-\\x{1043f}]`)) \"a\" }}"),
                new Refusal("an unknown class", "{{ mustRegexMatch `\\p{Foo}` \"a\" }}"),
                new Refusal("an escaped letter that is not ASCII", "{{ mustRegexMatch `\\é` \"é\" }}"),
                new Refusal("bytes that are no text", "{{ mustRegexMatch (b64dec \"/w==\") \"a\" }}"),
                new Refusal("\\Z", "{{ mustRegexMatch `a\\Z` \"a\" }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
