package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PruningTest {

    @Test
    void dropsUnknownFieldsAndNamesThem() {
        Schema schema =
                Fixtures.spec("'list':{'type':'array','items':{'type':'object','properties':{'a':{'type':'string'}}}}");
        ObjectNode object = Fixtures.json("{'spec':{'x':1,'list':[{'a':'b'},{'a':'c','z':2}]},'top':3}");

        List<String> dropped = Pruning.prune(schema, object);

        assertThat(dropped).containsExactly("spec.list[1].z", "spec.x", "top");
        assertThat(object).isEqualTo(Fixtures.json("{'spec':{'list':[{'a':'b'},{'a':'c'}]}}"));
    }

    @Test
    void keepsEverythingBelowPreserveUnknownFields() {
        Schema schema = Fixtures.spec("'open':{'type':'object','x-kubernetes-preserve-unknown-fields':true}");
        ObjectNode object = Fixtures.json("{'spec':{'open':{'a':{'b':[1]}}}}");

        assertThat(Pruning.prune(schema, object)).isEmpty();
    }

    @Test
    void prunesDeclaredFieldsWithinPreservedObjects() {
        Schema schema = Fixtures.spec(
                "'open':{'type':'object','x-kubernetes-preserve-unknown-fields':true,'properties':{'known':{'type':'object','properties':{'a':{'type':'string'}}}}}");
        ObjectNode object = Fixtures.json("{'spec':{'open':{'free':1,'known':{'a':'b','z':1}}}}");

        assertThat(Pruning.prune(schema, object)).containsExactly("spec.open.known.z");
    }

    @Test
    void keepsTheSchemasInsideDefinitions() {
        Schema schema = BuiltInSchemas.of(Fixtures.type("apiextensions.k8s.io", "CustomResourceDefinition"));
        ObjectNode definition = Fixtures.json(
                "{'spec':{'versions':[{'name':'v1','schema':{'openAPIV3Schema':{'type':'object','properties':{'a':{'type':'object','additionalProperties':{'type':'string'},'default':{'x':'y'}}},'additionalProperties':false}}}]}}");

        assertThat(Pruning.prune(schema, definition)).isEmpty();
        assertThat(Decoding.problem(schema, definition)).isEmpty();
    }

    @Test
    void keepsManagedFields() {
        Schema schema = Fixtures.spec("'a':{'type':'string'}");
        ObjectNode object =
                Fixtures.json("{'metadata':{'managedFields':[{'manager':'m','fieldsV1':{'f:spec':{'f:a':{}}}}]}}");

        assertThat(Pruning.prune(schema, object)).isEmpty();
    }

    @Test
    void putsTheDroppedFieldsIntoOneError() {
        assertThat(Pruning.strictError(List.of("spec.a", "spec.b")))
                .isEqualTo("strict decoding error: unknown field \"spec.a\", unknown field \"spec.b\"");
    }
}
