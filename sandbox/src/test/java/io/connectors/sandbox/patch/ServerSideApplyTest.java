package io.connectors.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.BuiltInSchemas;
import io.connectors.sandbox.schema.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the recorded answers cannot show: times, and objects a garbage collector would take away. */
class ServerSideApplyTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00.987Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");
    private static final FieldManager ALICE = FieldManager.of("alice");
    private static final FieldManager BOB = FieldManager.of("bob");
    private static final Schema CONFIG_MAP = BuiltInSchemas.of(
            new ResourceType("", "v1", "ConfigMap", "configmaps", "configmap", true, List.of(), List.of(), false));

    @Test
    void stampsAnEntryWithTheTimeOfTheWriteInWholeSeconds() {
        ObjectNode created = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);

        assertThat(entry(created, "alice").path("time").asText()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void keepsTheTimeOfAnApplyThatChangesNothing() {
        ObjectNode created = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);

        assertThat(apply(created, "{'data':{'a':'1'}}", ALICE, TUESDAY)).isEqualTo(created);
    }

    @Test
    void movesTheTimeOfTheManagerThatChangesSomething() {
        ObjectNode created = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);

        ObjectNode changed = apply(created, "{'data':{'b':'2'}}", BOB, TUESDAY);

        assertThat(entry(changed, "alice").path("time").asText()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(entry(changed, "bob").path("time").asText()).isEqualTo("2026-01-06T10:00:00Z");
    }

    @Test
    void ownsOwnerReferencesByUid() {
        ObjectNode created =
                apply(null, "{'metadata':{'name':'n','ownerReferences':[{'uid':'u1','name':'a'}]}}", ALICE, MONDAY);

        ObjectNode both =
                apply(created, "{'metadata':{'name':'n','ownerReferences':[{'uid':'u2','name':'b'}]}}", BOB, TUESDAY);
        ObjectNode one = apply(both, "{'metadata':{'name':'n'}}", ALICE, TUESDAY);

        assertThat(both.at("/metadata/ownerReferences")).hasSize(2);
        assertThat(entry(both, "bob").path("fieldsV1"))
                .isEqualTo(Texts.value(
                        "{'f:metadata':{'f:ownerReferences':{'k:{\\'uid\\':\\'u2\\'}':{}}}}".replace("\\'", "\\\"")));
        assertThat(one.at("/metadata/ownerReferences")).isEqualTo(Texts.list("[{'uid':'u2','name':'b'}]"));
    }

    @Test
    void leavesTheLiveObjectAlone() {
        ObjectNode live = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);
        ObjectNode before = live.deepCopy();

        apply(live, "{'data':{'b':'1'}}", ALICE, TUESDAY);

        assertThat(live).isEqualTo(before);
    }

    @Test
    void namesEveryConflictOfEveryManager() {
        ObjectNode live = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);
        live = apply(live, "{'data':{'b':'1'}}", BOB, MONDAY);
        ObjectNode shared = live;

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> apply(shared, "{'data':{'a':'2','b':'2'}}", FieldManager.of("carol"), TUESDAY))
                .withMessage("""
                        Apply failed with 2 conflicts: conflicts with "alice":
                        - .data.a
                        conflicts with "bob":
                        - .data.b""")
                .satisfies(refusal -> assertThat(refusal.causes())
                        .containsExactly(
                                new Cause("FieldManagerConflict", "conflict with \"alice\"", ".data.a"),
                                new Cause("FieldManagerConflict", "conflict with \"bob\"", ".data.b")));
    }

    @Test
    void namesTheSubresourceOfAConflictingManager() {
        Schema schema = Schema.ofCrdVersion(
                Texts.object(
                        "{'type':'object','properties':{'status':{'type':'object','properties':{'phase':{'type':'string'}}}}}"));
        ObjectNode live = ManagedFields.afterUpdate(
                null,
                Texts.object("{'apiVersion':'g/v1','kind':'K','metadata':{'name':'n'},'status':{'phase':'a'}}"),
                ALICE.through("status"),
                schema,
                MONDAY);

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> ServerSideApply.apply(
                        live,
                        Texts.object("{'apiVersion':'g/v1','kind':'K','metadata':{'name':'n'},'status':{'phase':'b'}}"),
                        BOB.through("status"),
                        false,
                        schema,
                        TUESDAY))
                .withMessage(
                        "Apply failed with 1 conflict: conflict with \"alice\" with subresource \"status\" using g/v1: .status.phase");
    }

    @Test
    void readsWhatOtherVersionsWroteIntoManagedFields() {
        ObjectNode live = apply(null, "{'data':{'a':'1'}}", ALICE, MONDAY);
        ((ObjectNode) live.at("/metadata/managedFields/0/fieldsV1")).putObject("x:unknown");

        ObjectNode after = apply(live, "{'data':{'a':'2'}}", ALICE, TUESDAY);

        assertThat(entry(after, "alice").path("fieldsV1")).isEqualTo(Texts.value("{'f:data':{'f:a':{}}}"));
    }

    private static ObjectNode apply(
            @Nullable ObjectNode live, String configuration, FieldManager manager, Instant now) {
        ObjectNode applied = Texts.object("{'apiVersion':'v1','kind':'ConfigMap'}");
        applied.setAll(Texts.object(configuration));
        return ServerSideApply.apply(live, applied, manager, false, CONFIG_MAP, now);
    }

    private static JsonNode entry(ObjectNode object, String manager) {
        return object.at("/metadata/managedFields")
                .valueStream()
                .filter(entry -> entry.path("manager").asText().equals(manager))
                .findFirst()
                .orElseThrow();
    }
}
