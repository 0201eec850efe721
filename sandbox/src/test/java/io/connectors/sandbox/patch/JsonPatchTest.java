package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.connectors.sandbox.resource.ApiException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonPatchTest {

    record Case(String name, String document, String patch, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> patches() {
        return Stream.of(
                new Case("adds a field", "{'a':1}", "[{'op':'add','path':'/b','value':2}]", "{'a':1,'b':2}"),
                new Case("adds over a field", "{'a':1}", "[{'op':'add','path':'/a','value':2}]", "{'a':2}"),
                new Case("inserts an item", "{'l':[1,3]}", "[{'op':'add','path':'/l/1','value':2}]", "{'l':[1,2,3]}"),
                new Case("appends an item", "{'l':[1]}", "[{'op':'add','path':'/l/-','value':2}]", "{'l':[1,2]}"),
                new Case("removes an item", "{'l':[1,2,3]}", "[{'op':'remove','path':'/l/1'}]", "{'l':[1,3]}"),
                new Case(
                        "replaces an item", "{'l':[1,2]}", "[{'op':'replace','path':'/l/0','value':9}]", "{'l':[9,2]}"),
                new Case("replaces the document", "{'a':1}", "[{'op':'replace','path':'','value':{'b':2}}]", "{'b':2}"),
                new Case(
                        "moves a field",
                        "{'a':{'b':1}}",
                        "[{'op':'move','from':'/a/b','path':'/c'}]",
                        "{'a':{},'c':1}"),
                new Case("copies a field", "{'a':[1]}", "[{'op':'copy','from':'/a','path':'/b'}]", "{'a':[1],'b':[1]}"),
                new Case(
                        "undoes escapes",
                        "{'a/b~c':1}",
                        "[{'op':'replace','path':'/a~1b~0c','value':2}]",
                        "{'a/b~c':2}"),
                new Case("undoes escapes in order", "{'~1':1}", "[{'op':'remove','path':'/~01'}]", "{}"),
                new Case("passes a test", "{'a':1}", "[{'op':'test','path':'/a','value':1.0}]", "{'a':1}"),
                new Case("adds null", "{}", "[{'op':'add','path':'/a','value':null}]", "{'a':null}"));
    }

    static Stream<Case> misfits() {
        return Stream.of(
                new Case("fails a test", "{'a':1}", "[{'op':'test','path':'/a','value':2}]", ""),
                new Case("removes nothing", "{'a':1}", "[{'op':'remove','path':'/b'}]", ""),
                new Case("removes the document", "{'a':1}", "[{'op':'remove','path':''}]", ""),
                new Case("adds below nothing", "{}", "[{'op':'add','path':'/a/b','value':1}]", ""),
                new Case("adds below a text", "{'a':'t'}", "[{'op':'add','path':'/a/b','value':1}]", ""),
                new Case("inserts beyond the end", "{'l':[]}", "[{'op':'add','path':'/l/1','value':1}]", ""),
                new Case("replaces beyond the end", "{'l':[]}", "[{'op':'replace','path':'/l/0','value':1}]", ""),
                new Case("counts below zero", "{'l':[1]}", "[{'op':'remove','path':'/l/-1'}]", ""),
                new Case("has no path", "{}", "[{'op':'add','value':1}]", ""),
                new Case("has no pointer", "{}", "[{'op':'add','path':'a','value':1}]", ""),
                new Case("has no operation", "{}", "[{'path':'/a','value':1}]", ""),
                new Case("moves from nowhere", "{}", "[{'op':'move','from':'/a','path':'/b'}]", ""),
                new Case("fails late", "{'a':1}", "[{'op':'remove','path':'/a'},{'op':'remove','path':'/a'}]", ""));
    }

    @ParameterizedTest
    @MethodSource("patches")
    void applies(Case example) {
        assertThat(JsonPatch.apply(Texts.value(example.document()), Texts.list(example.patch())))
                .isEqualTo(Texts.value(example.expected()));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void refusesAllOfAPatchThatDoesNotFit(Case example) {
        JsonNode document = Texts.value(example.document());

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> JsonPatch.apply(document, Texts.list(example.patch())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(422));
        assertThat(document).isEqualTo(Texts.value(example.document()));
    }

    @Test
    void refusesMoreOperationsThanAnybodyNeeds() {
        ArrayNode patch = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i <= 10_000; i++) {
            patch.add(Texts.object("{'op':'add','path':'/a','value':1}"));
        }

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> JsonPatch.apply(Texts.object("{}"), patch))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(413));
    }
}
