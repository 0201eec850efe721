package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.APPLY_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class ServerSideApplyIT {

    @Test
    void createsWhatIsNotThereAndNotesWhoOwnsWhat(Workspace team) {
        Reply created = team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox(
                                "red", "owner: ann, history: [bought], tags: [heavy], tools: [{name: saw, maker: x}]"));

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.at("/spec/size")).isEqualTo("medium");
        JsonNode entry = managedBy(created, "planner");
        assertThat(entry.path("operation").asText()).isEqualTo("Apply");
        assertThat(entry.path("apiVersion").asText())
                .isEqualTo(team.server().toolboxes().apiVersion());
        assertThat(entry.path("fieldsType").asText()).isEqualTo("FieldsV1");
        assertThat(entry.path("fieldsV1")).isEqualTo(Json.ofYaml("""
                f:spec:
                  f:owner: {}
                  f:history: {}
                  f:tags: {'v:"heavy"': {}}
                  f:tools:
                    'k:{"name":"saw"}': {".": {}, f:maker: {}, f:name: {}}
                """));
    }

    @Test
    void changesWhatTheManagerOwnsAndAnswers200(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));

        Reply applied = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: bob"));

        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.at("/spec/owner")).isEqualTo("bob");
    }

    @Test
    void thatChangesNothingLeavesTheResourceVersion(Workspace team) {
        Reply first = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));

        Reply second = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));

        assertThat(second.resourceVersion()).isEqualTo(first.resourceVersion());
    }

    @Test
    void removesAFieldThatItsOnlyManagerLeavesOut(Workspace team) {
        team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox(
                                "red", "owner: ann, drawers: 3, tools: [{name: saw}, {name: axe}], labels: {a: x}"));

        Reply applied = team.http()
                .apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann, tools: [{name: axe}]"));

        assertThat(applied.body().at("/spec"))
                .isEqualTo(Json.ofYaml("{owner: ann, size: medium, tools: [{name: axe, count: 1}]}"));
    }

    @Test
    void refusesToTakeFieldsOfAnotherManager(Workspace team) {
        team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox("red", "owner: ann, history: [a], tools: [{name: saw, maker: x}]"));

        Reply refused = team.http()
                .apply(
                        team.toolboxes("red"),
                        "builder",
                        team.toolbox("red", "owner: bob, history: [b], tools: [{name: saw, maker: y}]"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/reason")).isEqualTo("Conflict");
        assertThat(refused.at("/message")).isEqualTo("""
                Apply failed with 3 conflicts: conflicts with "planner":
                - .spec.history
                - .spec.owner
                - .spec.tools[name="saw"].maker""");
        assertThat(refused.each("/details/causes", "/reason")).containsOnly("FieldManagerConflict");
        assertThat(refused.each("/details/causes", "/message")).containsOnly("conflict with \"planner\"");
        assertThat(refused.each("/details/causes", "/field"))
                .containsExactly(".spec.history", ".spec.owner", ".spec.tools[name=\"saw\"].maker");
        assertThat(team.http().get(team.toolboxes("red")).at("/spec/owner")).isEqualTo("ann");
    }

    @Test
    void namesTheManagerOfAPlainUpdateInAConflict(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));
        team.http()
                .patch(MERGE_PATCH, query(team.toolboxes("red"), "fieldManager", "hand"), "{spec: {owner: bob}}")
                .expect(200);

        Reply refused = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/message"))
                .startsWith("Apply failed with 1 conflict: conflict with \"hand\" using "
                        + team.server().toolboxes().apiVersion())
                .endsWith(": .spec.owner");
    }

    @Test
    void takesTheFieldsWhenForced(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann, size: small"));

        Reply forced = team.http().forceApply(team.toolboxes("red"), "builder", team.toolbox("red", "owner: bob"));

        assertThat(forced.status()).isEqualTo(200);
        assertThat(forced.at("/spec/owner")).isEqualTo("bob");
        assertThat(managedBy(forced, "builder").at("/fieldsV1/f:spec")).isEqualTo(Json.ofYaml("{f:owner: {}}"));
        assertThat(managedBy(forced, "planner").at("/fieldsV1/f:spec")).isEqualTo(Json.ofYaml("{f:size: {}}"));
    }

    @Test
    void letsTwoManagersShareAFieldOfOneValueUntilBothLeaveIt(Workspace team) {
        String both = "owner: ann, size: small";
        team.http()
                .apply(team.toolboxes("red"), "planner", team.toolbox("red", both))
                .expect(201);
        team.http()
                .apply(team.toolboxes("red"), "builder", team.toolbox("red", both))
                .expect(200);

        Reply afterOne = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));
        Reply afterBoth = team.http().apply(team.toolboxes("red"), "builder", team.toolbox("red", "owner: ann"));

        assertThat(afterOne.at("/spec/size")).isEqualTo("small");
        assertThat(afterBoth.at("/spec/size")).isEqualTo("medium");
    }

    @Test
    void refusesAManagerThatChangesASharedField(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));
        team.http().apply(team.toolboxes("red"), "builder", team.toolbox("red", "owner: ann"));

        Reply refused = team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: bob"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/message")).contains("conflict with \"builder\"");
    }

    @Test
    void keepsTheListElementsOfOthers(Workspace team) {
        team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox("red", "owner: ann, tools: [{name: saw}], tags: [a]"));

        Reply applied = team.http()
                .apply(
                        team.toolboxes("red"),
                        "builder",
                        team.toolbox("red", "owner: ann, tools: [{name: axe}], tags: [b]"));

        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(applied.each("/spec/tools", "/name")).containsExactlyInAnyOrder("saw", "axe");
        assertThat(applied.body().at("/spec/tags")).extracting(JsonNode::asText).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void mergesAListOfABuiltInKindByItsKeys(Workspace team) {
        String forge = team.core("services", "forge");
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: forge}
                spec: {type: ExternalName, externalName: proxy.example.com, ports: [{name: %s, port: %s}]}
                """;
        team.http().apply(forge, "planner", service.formatted("http", 80)).expect(201);

        Reply applied = team.http().apply(forge, "builder", service.formatted("https", 443));

        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(applied.each("/spec/ports", "/port")).containsExactlyInAnyOrder("80", "443");
        assertThat(managedBy(applied, "builder").at("/fieldsV1/f:spec/f:ports"))
                .isEqualTo(Json.ofYaml("{'k:{\"port\":443,\"protocol\":\"TCP\"}': {'.': {}, f:name: {}, f:port: {}}}"));
    }

    @Test
    void replacesAnAtomicListAsAWhole(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann, history: [a, b]"));

        Reply forced = team.http()
                .forceApply(team.toolboxes("red"), "builder", team.toolbox("red", "owner: ann, history: [c]"));

        assertThat(forced.body().at("/spec/history")).isEqualTo(Json.ofYaml("[c]"));
        assertThat(managedBy(forced, "planner").at("/fieldsV1/f:spec").has("f:history"))
                .isFalse();
    }

    @Test
    void ofTheStatusOwnsTheStatusOnly(Workspace team) {
        team.http()
                .apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"))
                .expect(201);

        Reply applied = team.http()
                .apply(
                        team.toolboxes("red", "status"),
                        "controller",
                        team.toolbox("red", "owner: bob") + "status: {conditions: [{type: Ready, status: 'True'}]}\n");

        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(applied.at("/spec/owner")).isEqualTo("ann");
        assertThat(applied.at("/status/conditions/0/status")).isEqualTo("True");
        JsonNode entry = managedBy(applied, "controller");
        assertThat(entry.path("subresource").asText()).isEqualTo("status");
        assertThat(entry.path("fieldsV1").has("f:spec")).isFalse();
    }

    @Test
    void needsAManager(Workspace team) {
        Reply refused = team.http().patch(APPLY_PATCH, team.toolboxes("red"), team.toolbox("red", "owner: ann"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message"))
                .isEqualTo(
                        "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply"
                                + " patch");
    }

    @Test
    void refusesManagedFieldsInTheManifest(Workspace team) {
        Reply refused = team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox("red", "owner: ann")
                                .replace("{name: red}", "{name: red, managedFields: [{manager: me}]}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).isEqualTo("metadata.managedFields must be nil");
    }

    @Test
    void refusesAFieldThatTheSchemaDoesNotHave(Workspace team) {
        Reply refused =
                team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann, colour: red"));

        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(refused.at("/message")).contains(".spec.colour: field not declared in schema");
        assertThat(team.http().get(team.toolboxes("red")).status()).isEqualTo(404);
    }

    @Test
    void withAStaleResourceVersionIsAConflict(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann"));

        Reply refused = team.http()
                .apply(
                        team.toolboxes("red"),
                        "planner",
                        team.toolbox("red", "owner: bob").replace("{name: red}", "{name: red, resourceVersion: '1'}"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/message")).contains("the object has been modified");
    }

    @Test
    void noMoreOwnsWhatAnUpdateRemoved(Workspace team) {
        team.http().apply(team.toolboxes("red"), "planner", team.toolbox("red", "owner: ann, drawers: 3"));

        Reply patched = team.http()
                .patch(MERGE_PATCH, query(team.toolboxes("red"), "fieldManager", "hand"), "{spec: {drawers: null}}");

        assertThat(managedBy(patched, "planner").at("/fieldsV1/f:spec")).isEqualTo(Json.ofYaml("{f:owner: {}}"));
    }

    @Test
    void plainUpdatesAreNotedUnderTheirManager(Workspace team) {
        Reply created = team.http()
                .post(query(team.toolboxes(), "fieldManager", "hand"), team.toolbox("red", "owner: ann"))
                .expect(201);

        JsonNode entry = managedBy(created, "hand");
        assertThat(entry.path("operation").asText()).isEqualTo("Update");
        assertThat(entry.at("/fieldsV1/f:spec").has("f:owner")).isTrue();
    }

    private static JsonNode managedBy(Reply reply, String manager) {
        return StreamSupport.stream(reply.body().at("/metadata/managedFields").spliterator(), false)
                .filter(entry -> entry.path("manager").asText().equals(manager))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No fields of " + manager + " in " + reply.text()));
    }
}
