package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.JSON_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.STRATEGIC_PATCH;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ApiServerExtension.class)
final class PatchIT {

    @Test
    void jsonPatchAppliesItsOperationsInOrder(Workspace team) {
        team.create(
                team.toolboxes(),
                team.toolbox("red", "owner: ann, size: small, history: [bought, used], labels: {'a/b': x}"));

        Reply patched = team.http().patch(JSON_PATCH, team.toolboxes("red"), """
                - {op: test, path: /spec/owner, value: ann}
                - {op: replace, path: /spec/owner, value: bob}
                - {op: add, path: /spec/history/1, value: cleaned}
                - {op: add, path: /spec/history/-, value: sold}
                - {op: remove, path: /spec/history/0}
                - {op: copy, from: /spec/owner, path: /spec/labels/seller}
                - {op: move, from: /spec/labels/a~1b, path: /spec/labels/c~0d}
                """);

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().at("/spec")).isEqualTo(Json.ofYaml("""
                owner: bob
                size: small
                history: [cleaned, used, sold]
                labels: {seller: bob, c~d: x}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{op: replace, path: /spec/size, value: large}, {op: test, path: /spec/owner, value: bob}]",
                "[{op: remove, path: /spec/drawers}]",
                "[{op: add, path: /spec/history/7, value: lost}]"
            })
    void jsonPatchThatCannotBeAppliedChangesNothing(String patch, Workspace team) {
        Reply created = team.create(team.toolboxes(), team.toolbox("red", "owner: ann, history: [bought]"));

        Reply refused = team.http().patch(JSON_PATCH, team.toolboxes("red"), patch);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.at("/reason")).isEqualTo("Invalid");
        assertThat(team.http().get(team.toolboxes("red")).resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    void jsonPatchThatIsNoListIsABadRequest(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http().patch(JSON_PATCH, team.toolboxes("red"), "{op: remove, path: /spec/owner}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/reason")).isEqualTo("BadRequest");
    }

    @Test
    void mergePatchMergesObjectsAndReplacesLists(Workspace team) {
        team.create(
                team.toolboxes(),
                team.toolbox("red", "owner: ann, history: [a, b], labels: {x: '1', y: '2'}, tools: [{name: saw}]"));

        Reply patched = team.http()
                .patch(
                        MERGE_PATCH,
                        team.toolboxes("red"),
                        "{spec: {history: [c], labels: {x: null, z: '3'}, tools: [{name: axe}]}}");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().at("/spec")).isEqualTo(Json.ofYaml("""
                owner: ann
                size: medium
                history: [c]
                labels: {y: '2', z: '3'}
                tools: [{name: axe, count: 1}]
                """));
    }

    @Test
    void mergePatchThatChangesNothingLeavesTheResourceVersion(Workspace team) {
        Reply created = team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply patched = team.http().patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: ann}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.resourceVersion()).isEqualTo(created.resourceVersion());
    }

    @Test
    void strategicPatchMergesListsByTheirKey(Workspace team) {
        String forge = team.core("services", "forge");
        team.create(team.core("services"), """
                metadata: {name: forge}
                spec:
                  type: ExternalName
                  externalName: proxy.example.com
                  ports: [{name: http, port: 80}, {name: https, port: 443}]
                """);

        Reply patched = team.http()
                .patch(STRATEGIC_PATCH, forge, "{spec: {ports: [{port: 80, name: web}, {port: 3128, name: forward}]}}");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.each("/spec/ports", "/name")).containsExactlyInAnyOrder("web", "forward", "https");
        assertThat(patched.each("/spec/ports", "/port")).containsExactlyInAnyOrder("80", "3128", "443");
    }

    @Test
    void strategicPatchDeletesAnElementByDirective(Workspace team) {
        team.create(team.core("services"), """
                metadata: {name: forge}
                spec:
                  type: ExternalName
                  externalName: proxy.example.com
                  ports: [{name: http, port: 80}, {name: https, port: 443}]
                """);

        Reply patched = team.http()
                .patch(
                        STRATEGIC_PATCH,
                        team.core("services", "forge"),
                        "{spec: {ports: [{$patch: delete, port: 80}]}}");

        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.each("/spec/ports", "/name")).containsExactly("https");
    }

    @Test
    void strategicPatchReplacesAMapByDirective(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "a: '1', b: '2'"));

        Reply patched = team.http()
                .patch(STRATEGIC_PATCH, team.core("configmaps", "forge"), "{data: {$patch: replace, c: '3'}}");

        assertThat(patched.body().at("/data")).isEqualTo(Json.ofYaml("{c: '3'}"));
    }

    @Test
    void strategicPatchAddsAndRemovesFinalizersAsASet(Workspace team) {
        String forge = team.core("configmaps", "forge");
        team.create(
                team.core("configmaps"), "{metadata: {name: forge, finalizers: [behaviour.test/a, behaviour.test/b]}}");

        Reply added = team.http().patch(STRATEGIC_PATCH, forge, "{metadata: {finalizers: [behaviour.test/c]}}");
        Reply removed = team.http()
                .patch(
                        STRATEGIC_PATCH,
                        forge,
                        "{metadata: {$deleteFromPrimitiveList/finalizers: [behaviour.test/a, behaviour.test/b]}}");
        team.http().patch(MERGE_PATCH, forge, "{metadata: {finalizers: null}}").expect(200);

        assertThat(added.body().at("/metadata/finalizers"))
                .extracting(finalizer -> finalizer.asText())
                .containsExactlyInAnyOrder("behaviour.test/a", "behaviour.test/b", "behaviour.test/c");
        assertThat(removed.body().at("/metadata/finalizers")).isEqualTo(Json.ofYaml("[behaviour.test/c]"));
    }

    @Test
    void strategicPatchIsNotForCustomKinds(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http().patch(STRATEGIC_PATCH, team.toolboxes("red"), "{spec: {owner: bob}}");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.at("/reason")).isEqualTo("UnsupportedMediaType");
        assertThat(refused.at("/message"))
                .contains("application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }

    @Test
    void aPatchOfAnUnknownTypeIsRefused(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "a: '1'"));

        Reply refused = team.http().patch("text/plain", team.core("configmaps", "forge"), "{data: {a: '2'}}");

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.at("/reason")).isEqualTo("UnsupportedMediaType");
    }

    @Test
    void aPatchCannotRename(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http().patch(MERGE_PATCH, team.toolboxes("red"), "{metadata: {name: blue}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message"))
                .isEqualTo("the name of the object (blue) does not match the name on the URL (red)");
    }

    @Test
    void aPatchCannotTouchWhatTheServerOwns(Workspace team) {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: '1'"));

        Reply patched = team.http()
                .patch(
                        MERGE_PATCH,
                        team.core("configmaps", "forge"),
                        "{metadata: {creationTimestamp: '2001-01-01T00:00:00Z', generation: 77}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.at("/metadata/creationTimestamp")).isEqualTo(created.at("/metadata/creationTimestamp"));
        assertThat(patched.at("/metadata/generation")).isEqualTo(created.at("/metadata/generation"));
    }

    @Test
    void aPatchCannotChangeTheUid(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply refused = team.http()
                .patch(MERGE_PATCH, team.toolboxes("red"), "{metadata: {uid: of-yesterday}, spec: {owner: bob}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message"))
                .contains("metadata.uid: Invalid value: \"of-yesterday\": field is immutable");
    }
}
