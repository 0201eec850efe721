package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MergePatchTest {

    record Case(String document, String patch, String expected) {}

    /** The examples of RFC 7386, appendix A. */
    static Stream<Case> examplesOfTheRfc() {
        return Stream.of(
                new Case("{'a':'b'}", "{'a':'c'}", "{'a':'c'}"),
                new Case("{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}"),
                new Case("{'a':'b'}", "{'a':null}", "{}"),
                new Case("{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}"),
                new Case("{'a':['b']}", "{'a':'c'}", "{'a':'c'}"),
                new Case("{'a':'c'}", "{'a':['b']}", "{'a':['b']}"),
                new Case("{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}"),
                new Case("{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}"),
                new Case("['a','b']", "['c','d']", "['c','d']"),
                new Case("{'a':'b'}", "['c']", "['c']"),
                new Case("{'a':'foo'}", "null", "null"),
                new Case("{'e':null}", "{'a':1}", "{'e':null,'a':1}"),
                new Case("[1,2]", "{'a':'b','c':null}", "{'a':'b'}"),
                new Case("{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}"));
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheRfc")
    void mergesLikeTheRfc(Case example) {
        assertThat(MergePatch.apply(Texts.value(example.document()), Texts.value(example.patch())))
                .isEqualTo(Texts.value(example.expected()));
    }
}
