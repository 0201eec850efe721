package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arithmetic and sequences. */
final class MathFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "integers",
                        "{{ add 1 \"2\" 3.9 nil true }} {{ sub 5 7 }} {{ mul 2 3 4 }} {{ div 7 -2 }} {{ mod -7 3 }} {{ add1 \"0x10\" }}",
                        "7 -2 24 -3 -1 17"),
                new Case(
                        "overflow",
                        "{{ add 9223372036854775807 1 }} {{ div -9223372036854775808 -1 }} {{ add1 9223372036854775807 }}",
                        "-9223372036854775808 -9223372036854775808 -9223372036854775808"),
                new Case(
                        "min and max",
                        "{{ max 1 3 2 }} {{ min 1 3 -2 }} {{ biggest 1 2 }} {{ maxf 1.5 2 }} {{ minf 1.5 2 }}",
                        "3 -2 2 2 1.5"),
                new Case(
                        "infinity is larger than what is no number",
                        "{{ maxf (float64 \"NaN\") (float64 \"inf\") }} {{ maxf (float64 \"NaN\") 1 }}",
                        "+Inf NaN"),
                new Case(
                        "rounding",
                        "{{ floor -1.5 }} {{ ceil 1.1 }} {{ round 2.345 2 }} {{ round 15 -1 }} {{ round -2.5 0 }} {{ round 1.3 0 0.3 }}",
                        "-2 2 2.35 20 -3 2"),
                new Case(
                        "rounding with large powers",
                        "{{ round 1.5 22 }} {{ round 123.456 300 }} {{ round 5 400 }} {{ round 5 -400 }}",
                        "1.5 123.456 NaN NaN"),
                new Case(
                        "decimal digits",
                        "{{ addf 0.1 0.2 }} {{ subf 1.1 0.1 }} {{ mulf 1.1 1.1 }} {{ divf 2 3 }} {{ add1f 0.1 }} {{ addf }} {{ divf 1 -3 7 }}",
                        "0.3 1 1.21 0.6666666666666667 1.1 0 -0.0476190476190476"),
                new Case(
                        "sequences",
                        "{{ seq 3 }} {{ seq 0 }} {{ seq -2 }}|{{ seq 2 -1 }}|{{ seq 1 2 6 }}|{{ seq 5 -2 1 }}|{{ seq 1 1 -1 }}|{{ seq }}|{{ seq 1 2 3 4 }}|",
                        "1 2 3 1 0 1 0 -1 -2|2 1 0 -1|1 3 5|5 3 1||||"),
                new Case(
                        "until",
                        "{{ until 3 }} {{ until -2 }} {{ untilStep 1 6 2 }} {{ untilStep 3 0 -1 }} {{ untilStep 0 3 0 }} {{ typeOf (until 1) }}",
                        "[0 1 2] [0 -1] [1 3 5] [3 2 1] [] []int"));
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
                new Refusal("division by zero", "{{ div 1 0 }}"),
                new Refusal("remainder of a division by zero", "{{ mod 1 \"x\" }}"),
                new Refusal("decimal division by zero", "{{ divf 1 0 }}"),
                new Refusal("infinity", "{{ addf (float64 \"inf\") 1 }}"),
                new Refusal("a data integer to until", "{{ until (int64 3) }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
