package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lengths of time. */
final class DurationFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "seconds in a text or an int64",
                        "{{ duration \"95\" }} {{ duration (int64 3661) }} {{ duration \"-90\" }} {{ duration \"x\" }} {{ duration \"86400\" }}",
                        "1m35s 1h1m1s -1m30s 0s 24h0m0s"),
                new Case("an int is none", "{{ duration 95 }} {{ duration 1.5 }} {{ duration nil }}", "0s 0s 0s"),
                new Case(
                        "overflow",
                        "{{ duration \"99999999999\" }} {{ duration \"999999999999999999999\" }} {{ duration \"-9223372036854775808\" }}",
                        "2157299h53m50.45224192s -1s 0s"),
                new Case(
                        "rounded down when a unit is exceeded",
                        "{{ durationRound \"2h10m5s\" }} {{ durationRound \"60s\" }} {{ durationRound \"24h\" }} {{ durationRound \"721h\" }} {{ durationRound \"8761h\" }} {{ durationRound \"-90m\" }} {{ durationRound \"1s\" }}",
                        "2h 60s 24h 1mo 1y 1h 0s"),
                new Case(
                        "texts",
                        "{{ durationRound \"1.5h\" }} {{ durationRound \".5m\" }} {{ durationRound \"1d\" }} {{ durationRound \"5µs\" }} {{ durationRound \"1h1\" }} {{ durationRound (int64 90000000000) }}",
                        "1h 30s 0s 0s 0s 1m"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }

    @Test
    void readsNumbersOfManyDigitsInNoTime() {
        String template = "{{ durationRound (printf \"%sh\" (repeat 900000 \"9\")) }} "
                + "{{ durationRound (printf \"1.%sh\" (repeat 900000 \"9\")) }} "
                + "{{ durationRound (printf \"%s2h\" (repeat 900000 \"0\")) }}";

        assertThat(Rendering.of(template)).isEqualTo("0s 2h 2h");
    }
}
