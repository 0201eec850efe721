package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversions between texts and numbers. */
final class ConversionFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "int",
                        "{{ int \"08\" }} {{ int \"010\" }} {{ int \"0x1F\" }} {{ int \"1.0\" }} {{ int \"1.5\" }} {{ int \"1.\" }} {{ int \" 1\" }} {{ int 2.9 }} {{ int nil }} {{ int true }} {{ int \"1_000\" }} {{ int (list 1) }}",
                        "0 8 31 1 0 0 0 2 0 1 1000 0"),
                new Case(
                        "numbers that do not fit",
                        "{{ int64 1e19 }} {{ int64 \"9223372036854775808\" }} {{ int64 (float64 \"NaN\") }}",
                        "-9223372036854775808 0 -9223372036854775808"),
                new Case(
                        "atoi",
                        "{{ atoi \"42\" }} {{ atoi \"+7\" }} {{ atoi \"0x1\" }} {{ atoi \"99999999999999999999\" }} {{ atoi \"-99999999999999999999\" }} {{ atoi \"\" }}",
                        "42 7 0 9223372036854775807 -9223372036854775808 0"),
                new Case(
                        "float64",
                        "{{ float64 \"1e3\" }} {{ float64 \"0x1p-2\" }} {{ float64 \"1e400\" }} {{ float64 \"x\" }} {{ float64 false }} {{ float64 \" 1\" }} {{ float64 \"infinity\" }}",
                        "1000 0.25 0 0 0 0 +Inf"),
                new Case(
                        "toDecimal reads octal",
                        "{{ toDecimal \"777\" }} {{ toDecimal 10 }} {{ toDecimal \"8\" }} {{ toDecimal \"0o7\" }}",
                        "511 8 0 0"),
                new Case(
                        "toString",
                        "{{ toString 1e6 }} {{ toString nil }} {{ toString (list 1 nil) }} {{ toString (dict \"b\" 1 \"a\" 2) }} {{ toString (semver \"v1.2\") }}",
                        "1e+06 <nil> [1 <nil>] map[a:2 b:1] 1.2.0"),
                new Case(
                        "types",
                        "{{ typeOf (int 1) }} {{ typeOf (int64 1) }} {{ typeOf (float64 1) }} {{ typeOf (atoi \"1\") }} {{ typeOf (add 1) }}",
                        "int int64 float64 int int64"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }
}
