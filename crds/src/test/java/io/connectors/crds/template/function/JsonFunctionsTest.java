package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.template.TemplateExecException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON. */
final class JsonFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "numbers",
                        "{{ toJson (list 1 1.5 1e21 1e20 1e-7 0.000001 100000.0) }}",
                        "[1,1.5,1e+21,100000000000000000000,1e-7,0.000001,100000]"),
                new Case(
                        "texts",
                        "{{ toJson \"<a>&\\u2028\\b\\f\\x01\\\"\" }} {{ toRawJson \"<a>&\\u2028\" }} {{ b64dec \"/w==\" | toJson }}",
                        "\"\\u003ca\\u003e\\u0026\\u2028\\b\\f\\u0001\\\"\" \"<a>&\\u2028\" \"\\ufffd\""),
                new Case(
                        "nil and empty",
                        "{{ toJson nil }} {{ toJson (list) }} {{ toJson (rest (list)) }} {{ toJson (dict) }} {{ toJson .x }}",
                        "null [] null {} null"),
                new Case(
                        "keys are sorted",
                        "{{ toJson (dict \"b\" 1 \"a\" (dict \"d\" nil \"c\" true)) }}",
                        "{\"a\":{\"c\":true,\"d\":null},\"b\":1}"),
                new Case(
                        "indented",
                        "{{ toPrettyJson (dict \"b\" (list 1 (list)) \"a\" (dict)) }}",
                        "{\n  \"a\": {},\n  \"b\": [\n    1,\n    []\n  ]\n}"),
                new Case(
                        "what has no JSON form",
                        "{{ toJson (float64 \"NaN\") | quote }} {{ toJson 1i | quote }}",
                        "\"\" \"\""),
                new Case(
                        "versions",
                        "{{ toJson (semver \"v1.2.3\") }} {{ toJson (semver \"1.2.3\").MarshalText }}",
                        "\"1.2.3\" \"MS4yLjM=\""),
                new Case(
                        "all numbers that are read are real",
                        "{{ typeOf (fromJson \"1\") }} {{ fromJson \"[1,2.5,1e3]\" }} {{ fromJson \"-0\" }}",
                        "float64 [1 2.5 1000] -0"),
                new Case(
                        "texts that are read",
                        "{{ fromJson \"\\\"\\\\ud83d\\\\ude00 \\\\u00e9 \\\\/\\\"\" }} {{ fromJson \"\\\"\\\\ud800x\\\"\" | printf \"%+q\" }}",
                        "😀 é / \"\\ufffdx\""),
                new Case("a number that is too large", "{{ fromJson \"[1e999,2]\" | toJson }}", "[null,2]"),
                new Case(
                        "wrong JSON is nothing",
                        "{{ fromJson \"[1,]\" | toJson }} {{ fromJson \"01\" | toJson }} {{ fromJson \"\" | toJson }} {{ fromJson \"{}x\" | toJson }}",
                        "null null null null"),
                new Case(
                        "the last of equal keys counts",
                        "{{ fromJson \"{\\\"a\\\":1,\\\"a\\\":2}\" | toJson }}",
                        "{\"a\":2}"));
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
                new Refusal("not a number, strictly", "{{ mustToJson (float64 \"NaN\") }}"),
                new Refusal("not a number, raw", "{{ toRawJson (float64 \"inf\") }}"),
                new Refusal("wrong JSON, strictly", "{{ mustFromJson \"[1\" }}"),
                new Refusal("a too large number, strictly", "{{ mustFromJson \"1e999\" }}"),
                new Refusal("a raw line break in a text", "{{ mustFromJson \"\\\"a\\nb\\\"\" }}"),
                new Refusal("an unknown escape", "{{ mustFromJson \"\\\"\\\\x\\\"\" }}"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesWhatSprigRefuses(Refusal example) {
        assertThatThrownBy(() -> Rendering.of(example.template())).isInstanceOf(TemplateExecException.class);
    }
}
