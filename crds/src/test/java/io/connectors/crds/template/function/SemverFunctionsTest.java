package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Semantic versions. */
final class SemverFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "parts",
                        "{{ $v := semver \"v1.2.3-rc.1+b.5\" }}{{ $v.Major }} {{ $v.Minor }} {{ $v.Patch }} {{ $v.Prerelease }} {{ $v.Metadata }} {{ $v.Original }} {{ $v }} {{ $v.String }}",
                        "1 2 3 rc.1 b.5 v1.2.3-rc.1+b.5 1.2.3-rc.1+b.5 1.2.3-rc.1+b.5"),
                new Case("missing numbers are zero", "{{ semver \"1\" }} {{ semver \"v1.2\" }}", "1.0.0 1.2.0"),
                new Case(
                        "next versions",
                        "{{ (semver \"v1.2.3-rc\").IncPatch }} {{ (semver \"1.2.3\").IncPatch }} {{ (semver \"1.2.3\").IncMinor }} {{ (semver \"1.2.3\").IncMajor.IncMinor }}",
                        "1.2.3 1.2.4 1.3.0 2.1.0"),
                new Case(
                        "changed versions",
                        "{{ (semver \"1.2.3\").SetPrerelease \"rc.1\" }} {{ (semver \"1.2.3-a\").SetMetadata \"b..c\" }}",
                        "1.2.3-rc.1 1.2.3-a+b..c"),
                new Case(
                        "order",
                        "{{ (semver \"1.2.3-rc.2\").Compare (semver \"1.2.3-rc.10\") }} {{ (semver \"1.2.3\").GreaterThan (semver \"1.2.3-z\") }} {{ (semver \"1.0.0\").Equal (semver \"v1+x\") }} {{ (semver \"1\").LessThanEqual (semver \"1\") }} {{ (semver \"1\").Equal nil }}",
                        "-1 true true true false"),
                new Case(
                        "types",
                        "{{ typeOf (semver \"1\") }} {{ kindOf (semver \"1\") }} {{ typeOf (semver \"1\").IncMajor }} {{ typeOf (semver \"1\").Major }}",
                        "*semver.Version ptr semver.Version uint64"),
                new Case(
                        "caret",
                        "{{ range list \"1.9.9\" \"2.0.0\" \"1.1.9\" }}{{ semverCompare \"^1.2\" . }} {{ end }}{{ semverCompare \"^0.2.3\" \"0.3.0\" }} {{ semverCompare \"^0.0.3\" \"0.0.4\" }} {{ semverCompare \"^0\" \"0.9\" }} {{ semverCompare \"^*\" \"1.0.0\" }}",
                        "true false false false false true false"),
                new Case(
                        "tilde",
                        "{{ semverCompare \"~1.2.3\" \"1.2.9\" }} {{ semverCompare \"~1.2\" \"1.3.0\" }} {{ semverCompare \"~1\" \"1.9\" }} {{ semverCompare \"~0\" \"0.5\" }} {{ semverCompare \"~>1.2.x\" \"1.2.7\" }}",
                        "true false true true true"),
                new Case(
                        "ranges and alternatives",
                        "{{ semverCompare \"1.2 - 2.3\" \"2.3.9\" }} {{ semverCompare \"<1 || >=2\" \"1.5\" }} {{ semverCompare \">=1, <2\" \"1.5\" }} {{ semverCompare \">=1 <2\" \"2.0\" }} {{ semverCompare \"=1.0\" \"1.0.7\" }} {{ semverCompare \"*\" \"9\" }}",
                        "true false true false true true"),
                new Case(
                        "bounds with open numbers",
                        "{{ semverCompare \">1.2\" \"1.2.9\" }} {{ semverCompare \">1\" \"1.9\" }} {{ semverCompare \"<=1.2\" \"1.2.9\" }} {{ semverCompare \"<=*\" \"1.0.0\" }} {{ semverCompare \"!=1.2.x\" \"1.2.3\" }} {{ semverCompare \"!=1\" \"2\" }}",
                        "false false true false false true"),
                new Case(
                        "pre-releases must be asked for",
                        "{{ semverCompare \"^1.0.0\" \"1.1.0-rc\" }} {{ semverCompare \"^1.0.0-0\" \"1.1.0-rc\" }} {{ semverCompare \"!=1.0.0\" \"1.1.0-rc\" }} {{ semverCompare \"!=1.0\" \"1.1.0-rc\" }}",
                        "false true true false"));
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
                new Refusal("no version", "{{ semver \"junk\" }}"),
                new Refusal("an empty version", "{{ semver \"\" }}"),
                new Refusal("a leading zero in a pre-release", "{{ semver \"1.2.3-01\" }}"),
                new Refusal("a number beyond 64 bits", "{{ semver \"18446744073709551616\" }}"),
                new Refusal("no constraint", "{{ semverCompare \"\" \"1\" }}"),
                new Refusal("a bar for two", "{{ semverCompare \"1|2\" \"1\" }}"),
                new Refusal("a method that a struct lacks", "{{ (semver \"1\").IncMajor.Original }}"),
                new Refusal("comparison with nil", "{{ (semver \"1\").Compare nil }}"),
                new Refusal("a field that is none", "{{ (semver \"1\").Nope }}"),
                new Refusal("a wrong pre-release", "{{ (semver \"1\").SetPrerelease \"a_b\" }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
