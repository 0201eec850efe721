package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManagedFieldsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
    private static final FieldManager ALICE = FieldManager.of("alice");
    private static final Schema SCHEMA = Schema.ofCrdVersion(Texts.object("""
                    {'type':'object','properties':{
                      'spec':{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}}},
                      'status':{'type':'object','properties':{'conditions':{
                        'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['type'],
                        'items':{'type':'object','properties':{'type':{'type':'string'},'status':{'type':'string'}}}}}}}}"""));

    @Test
    void leavesItemsThatCannotBeToldApartToValidation() {
        ObjectNode object =
                Texts.object("{'apiVersion':'g/v1','kind':'K','status':{'conditions':[{'status':'True'}]}}");

        ObjectNode after = ManagedFields.afterUpdate(null, object, ALICE.through("status"), SCHEMA, NOW);

        assertThat(after).isEqualTo(object);
    }

    @Test
    void takesManagedFieldsThatAClientSends() {
        ObjectNode before = ManagedFields.afterUpdate(null, spec("{'a':'1','b':'1'}"), ALICE, SCHEMA, NOW);
        ObjectNode sent = before.deepCopy();
        ((ObjectNode) sent.at("/metadata/managedFields/0")).put("manager", "renamed");

        ObjectNode after = ManagedFields.afterUpdate(before, sent, ALICE, SCHEMA, NOW);

        assertThat(after.at("/metadata/managedFields/0/manager").asText()).isEqualTo("renamed");
    }

    @Test
    void takesTheLiveOnesInsteadOfUnreadableOnes() {
        ObjectNode before = ManagedFields.afterUpdate(null, spec("{'a':'1'}"), ALICE, SCHEMA, NOW);
        ObjectNode sent = before.deepCopy();
        ((ObjectNode) sent.at("/metadata/managedFields/0")).put("operation", "Guess");

        assertThat(ManagedFields.afterUpdate(before, sent, ALICE, SCHEMA, NOW)).isEqualTo(before);
    }

    @Test
    void forgetsOwnersOfFieldsThatAreGone() {
        ObjectNode before = ManagedFields.afterUpdate(null, spec("{'a':'1','b':'1'}"), ALICE, SCHEMA, NOW);
        ObjectNode without = before.deepCopy();
        ((ObjectNode) without.path("spec")).remove("b");

        ObjectNode after = ManagedFields.afterUpdate(before, without, FieldManager.of("bob"), SCHEMA, NOW);

        assertThat(after.at("/metadata/managedFields")).hasSize(1);
        assertThat(after.at("/metadata/managedFields/0/fieldsV1"))
                .isEqualTo(Texts.value("{'f:spec':{'.':{},'f:a':{}}}"));
    }

    @Test
    void doesNotOwnStatusThatHasAnEndpointOfItsOwn() {
        ObjectNode object = Texts.object(
                "{'apiVersion':'g/v1','kind':'K','spec':{'a':'1'},'status':{'conditions':[{'type':'Ready'}]}}");

        ObjectNode after = ManagedFields.afterUpdate(null, object, ALICE.withStatusElsewhere(), SCHEMA, NOW);

        assertThat(after.at("/metadata/managedFields/0/fieldsV1").has("f:status"))
                .isFalse();
    }

    private static ObjectNode spec(String spec) {
        ObjectNode object = Texts.object("{'apiVersion':'g/v1','kind':'K'}");
        object.set("spec", Texts.value(spec));
        return object;
    }
}
