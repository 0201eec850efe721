package io.connectors.crds.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModuleTextTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("moves")
    void movesPackageAndDocumentsBelowTheRoot(Case move) {
        String moved = new ModuleText(move.text()).below("a.b", Dialect.V0).text();

        assertThat(moved).isEqualTo(move.moved());
    }

    record Case(String name, String text, String moved) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Case> moves() {
        return Stream.of(
                new Case("package", "package proxy\nauth := 1", "package a.b.proxy\nauth := 1"),
                new Case("comment before", "# package x\npackage proxy", "# package x\npackage a.b.proxy"),
                new Case("own rule", "package proxy\nx := data.proxy.y", "package a.b.proxy\nx := data.a.b.proxy.y"),
                new Case("by variable", "package proxy\nx := data[y]", "package a.b.proxy\nx := data.a.b[y]"),
                new Case("import", "package p\nimport data.q as r", "package a.b.p\nimport data.a.b.q as r"),
                new Case("input", "package p\nx := input.data.token", "package a.b.p\nx := input.data.token"),
                new Case("string", "package p\nx := \"data.y\"", "package a.b.p\nx := \"data.y\""),
                new Case("escaped quote", "package p\nx := \"\\\"data\"", "package a.b.p\nx := \"\\\"data\""),
                new Case(
                        "raw string", "package p\nx := `\\`\ny := data.z", "package a.b.p\nx := `\\`\ny := data.a.b.z"),
                new Case("comment", "package p # data.y", "package a.b.p # data.y"),
                new Case(
                        "template",
                        "package p\nx := $\"data {data.y} \\{data\"",
                        "package a.b.p\nx := $\"data {data.a.b.y} \\{data\""),
                new Case("longer name", "package p\nx := mydata.y", "package a.b.p\nx := mydata.y"),
                new Case(
                        "import named data",
                        "package p\nimport input.data\nx := data.y",
                        "package a.b.p\nimport input.data\nx := data.y"),
                new Case("no package", "x := 1", "x := 1"),
                new Case("package alone", "package", "package"),
                new Case("import alone", "package p\nimport", "package a.b.p\nimport"),
                new Case("nothing", "", ""));
    }

    @Test
    void saysThatATextIsOfTheNewerVersionUnlessItSaysSoItself() {
        assertThat(new ModuleText("package proxy\nauth := 1")
                        .below("a.b", Dialect.V1)
                        .text())
                .isEqualTo("package a.b.proxy import rego.v1\nauth := 1");
        assertThat(new ModuleText("package proxy\nimport rego.v1")
                        .below("a.b", Dialect.V1)
                        .text())
                .isEqualTo("package a.b.proxy\nimport rego.v1");
    }

    @Test
    void leadsBackToThePlaceInTheOriginalText() {
        MovedText moved = new ModuleText("package proxy\nx := data.y + data.z + 1").below("a.b", Dialect.V1);

        String line = moved.text().split("\n", -1)[1];
        assertThat(line).isEqualTo("x := data.a.b.y + data.a.b.z + 1");
        assertThat(moved.original(2, 1 + line.indexOf("x"))).isEqualTo(new Position(2, 1));
        assertThat(moved.original(2, 1 + line.indexOf('+'))).isEqualTo(new Position(2, 13));
        assertThat(moved.original(2, 1 + line.indexOf('1'))).isEqualTo(new Position(2, 24));
        assertThat(moved.original(1, 1 + "package a.b".length())).isEqualTo(new Position(1, 9));
    }

    @Test
    void findsANameInCodeOnly() {
        var text = new ModuleText("package proxy\n# http.send\nx := \"http.send\"\ny := http.send({})");

        assertThat(text.find("http.send")).contains(new Position(4, 6));
        assertThat(text.find("http.se")).isEmpty();
        assertThat(text.find("send")).isEmpty();
    }
}
