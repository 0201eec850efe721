package io.connectors.crds.template.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upper and lower case. */
final class CaseFunctionsTest {
    record Case(String name, String template, String output) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> answers() {
        return Stream.of(
                new Case(
                        "single characters are mapped",
                        "{{ upper \"straße ŉ ǆ\" }} {{ lower \"İ ΑΣ Ǆ\" }}",
                        "STRAßE ŉ Ǆ i ασ ǆ"),
                new Case(
                        "title begins words after what is no letter",
                        "{{ title \"it's a_b c.d 1e élan ǆ\" }}",
                        "It'S A_b C.D 1e Élan ǅ"),
                new Case("untitle", "{{ untitle \"Hello World FOO Éa\" }}", "hello world fOO éa"),
                new Case("swapcase capitalizes words", "{{ swapcase \"Hello World x ǅ\" }}", "hELLO wORLD X ǆ"),
                new Case(
                        "invalid bytes become characters",
                        "{{ upper (b64dec \"Yf8=\") | printf \"%q\" }}",
                        "\"A\ufffd\""),
                new Case(
                        "camelcase",
                        "{{ camelcase \"http_server-name x\" }} {{ camelcase \"HTTP_SERVER\" }} {{ camelcase \"_foo__bar_\" }} {{ camelcase \"a.b-c d\" }}",
                        "HttpServerNameX HttpServer _Foo_Bar_ A.bCD"),
                new Case(
                        "camelcase of connectors only",
                        "{{ camelcase \"_\" }} {{ camelcase \"-_\" }}|{{ camelcase \"\" }}|",
                        "__ -__||"),
                new Case(
                        "snakecase",
                        "{{ snakecase \"HTTP20xOK\" }} {{ snakecase \"Bld4Floor3rd\" }} {{ snakecase \"NoHTTPS\" }} {{ snakecase \"GO PATH-x_Y\" }} {{ snakecase \"my-var.name\" }}",
                        "http_20x_ok bld4_floor_3rd no_https go_path_x_y my_var.name"),
                new Case(
                        "kebabcase",
                        "{{ kebabcase \"myXMLParser2\" }} {{ kebabcase \"Duration2m3s\" }} {{ kebabcase \"中文ABC123\" }} {{ kebabcase \"FirstName\" }}",
                        "my-xml-parser2 duration-2m3s 中文-abc123 first-name"),
                new Case(
                        "letters younger than Unicode 15 have no case",
                        "{{ upper \"\\U00010D70\" | printf \"%+q\" }} {{ upper \"\\u019b\" | printf \"%+q\" }}",
                        "\"\\U00010d70\" \"\\u019b\""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersAsSprigDoes(Case example) {
        assertThat(Rendering.of(example.template())).isEqualTo(example.output());
    }
}
