package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.BuiltInSchemas;
import io.connectors.sandbox.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategicMergePatchTest {

    private static final Schema POD =
            BuiltInSchemas.of(new ResourceType("", "v1", "Pod", "pods", "pod", true, List.of(), List.of(), true));

    record Case(String name, String live, String patch, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> specs() {
        String two = "{'containers':[{'name':'a','image':'i'},{'name':'b','image':'j'}]}";
        return Stream.of(
                new Case(
                        "merges items by key",
                        two,
                        "{'containers':[{'name':'b','image':'k'}]}",
                        "{'containers':[{'name':'a','image':'i'},{'name':'b','image':'k'}]}"),
                new Case(
                        "adds an item in front, as the API server does",
                        two,
                        "{'containers':[{'name':'c','image':'k'}]}",
                        "{'containers':[{'name':'c','image':'k'},{'name':'a','image':'i'},{'name':'b','image':'j'}]}"),
                new Case(
                        "deletes an item",
                        two,
                        "{'containers':[{'name':'a','$patch':'delete'}]}",
                        "{'containers':[{'name':'b','image':'j'}]}"),
                new Case(
                        "replaces a list",
                        two,
                        "{'containers':[{'name':'c','image':'k'},{'$patch':'replace'}]}",
                        "{'containers':[{'name':'c','image':'k'}]}"),
                new Case(
                        "orders a list it does not change",
                        two,
                        "{'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]}",
                        "{'containers':[{'name':'b','image':'j'},{'name':'a','image':'i'}]}"),
                new Case(
                        "replaces a list without a strategy",
                        "{'containers':[{'name':'a','args':['x','y']}]}",
                        "{'containers':[{'name':'a','args':['z']}]}",
                        "{'containers':[{'name':'a','args':['z']}]}"),
                new Case(
                        "keeps only some fields",
                        "{'volumes':[{'name':'v','emptyDir':{}}]}",
                        "{'volumes':[{'name':'v','$retainKeys':['name','secret'],'secret':{'secretName':'s'}}]}",
                        "{'volumes':[{'name':'v','secret':{'secretName':'s'}}]}"),
                new Case(
                        "replaces an object",
                        "{'nodeSelector':{'a':'b'}}",
                        "{'nodeSelector':{'$patch':'replace','c':'d'}}",
                        "{'nodeSelector':{'c':'d'}}"),
                new Case(
                        "empties an object",
                        "{'nodeSelector':{'a':'b'}}",
                        "{'nodeSelector':{'$patch':'delete'}}",
                        "{'nodeSelector':{}}"),
                new Case("removes a field", "{'nodeName':'n','hostname':'h'}", "{'nodeName':null}", "{'hostname':'h'}"),
                new Case(
                        "drops nulls of new objects",
                        "{}",
                        "{'securityContext':{'runAsUser':1,'runAsGroup':null}}",
                        "{'securityContext':{'runAsUser':1}}"));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void patchesASpec(Case example) {
        ObjectNode live = Texts.object("{'spec':%s}".formatted(example.live()));
        ObjectNode patch = Texts.object("{'spec':%s}".formatted(example.patch()));

        ObjectNode patched = StrategicMergePatch.apply(live, patch, POD);

        assertThat(patched.path("spec")).isEqualTo(Texts.value(example.expected()));
        assertThat(live.path("spec")).as("the live object").isEqualTo(Texts.value(example.live()));
    }

    @Test
    void mergesAndDeletesInListsOfTexts() {
        ObjectNode live = Texts.object("{'metadata':{'finalizers':['a','b']}}");
        ObjectNode merged = StrategicMergePatch.apply(live, Texts.object("{'metadata':{'finalizers':['c','a']}}"), POD);
        ObjectNode deleted = StrategicMergePatch.apply(
                live, Texts.object("{'metadata':{'$deleteFromPrimitiveList/finalizers':['a']}}"), POD);

        assertThat(merged.at("/metadata/finalizers")).containsExactlyInAnyOrderElementsOf(Texts.list("['a','b','c']"));
        assertThat(deleted.at("/metadata/finalizers")).isEqualTo(Texts.list("['b']"));
    }

    @Test
    void mergesOwnersByUid() {
        ObjectNode live =
                Texts.object("{'metadata':{'ownerReferences':[{'uid':'1','name':'a'},{'uid':'2','name':'b'}]}}");
        ObjectNode patch =
                Texts.object("{'metadata':{'ownerReferences':[{'uid':'1','$patch':'delete'},{'uid':'2','name':'c'}]}}");

        assertThat(StrategicMergePatch.apply(live, patch, POD).at("/metadata/ownerReferences"))
                .isEqualTo(Texts.list("[{'uid':'2','name':'c'}]"));
    }

    @Test
    void refusesItemsWithoutTheirKey() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> StrategicMergePatch.apply(
                        Texts.object("{'spec':{'containers':[{'name':'a'}]}}"),
                        Texts.object("{'spec':{'containers':[{'image':'i'}]}}"),
                        POD))
                .withMessage("map: map[image:i] does not contain declared merge key: name");
    }

    @Test
    void refusesFieldsOutsideTheRetainedOnes() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> StrategicMergePatch.apply(
                        Texts.object("{'spec':{}}"),
                        Texts.object("{'spec':{'$retainKeys':['nodeName'],'hostname':'h'}}"),
                        POD))
                .withMessage("invalid patch format of retainKeys");
    }
}
