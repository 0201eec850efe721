package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class StatusSubresourceIT {
    private static final String READY =
            "status: {conditions: [{type: Ready, status: 'True'}], observedGeneration: 1}\n";

    @Test
    void aCreationCannotSetTheStatus(Workspace team) {
        Reply created = team.create(team.toolboxes(), team.toolbox("red", "owner: ann") + READY);

        assertThat(created.has("/status")).isFalse();
        assertThat(created.number("/metadata/generation")).isEqualTo(1);
    }

    @Test
    void anUpdateOfTheStatusLeavesTheRest(Workspace team) {
        Reply created = team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply updated = team.http()
                .put(
                        team.toolboxes("red", "status"),
                        team.toolbox("red", "owner: bob")
                                        .replace(
                                                "{name: red}",
                                                "{name: red, labels: {tier: gold}, resourceVersion: '"
                                                        + created.resourceVersion() + "'}")
                                + READY);

        assertThat(updated.status()).as(updated.text()).isEqualTo(200);
        assertThat(updated.at("/spec/owner")).isEqualTo("ann");
        assertThat(updated.has("/metadata/labels")).isFalse();
        assertThat(updated.at("/status/conditions/0/status")).isEqualTo("True");
        assertThat(updated.number("/metadata/generation")).isEqualTo(1);
        assertThat(updated.resourceVersion()).isNotEqualTo(created.resourceVersion());
    }

    @Test
    void anUpdateOfTheObjectLeavesTheStatus(Workspace team) {
        ready(team);
        Reply before = team.http().get(team.toolboxes("red"));

        Reply updated = team.http()
                .put(
                        team.toolboxes("red"),
                        team.toolbox("red", "owner: bob")
                                .replace(
                                        "{name: red}",
                                        "{name: red, resourceVersion: '" + before.resourceVersion() + "'}"));

        assertThat(updated.at("/spec/owner")).isEqualTo("bob");
        assertThat(updated.at("/status/conditions/0/status")).isEqualTo("True");
    }

    @Test
    void aPatchOfTheObjectCannotTouchTheStatus(Workspace team) {
        ready(team);

        Reply patched = team.http()
                .patch(
                        MERGE_PATCH,
                        team.toolboxes("red"),
                        "{spec: {owner: bob}, status: {observedGeneration: 9, conditions: null}}");

        assertThat(patched.at("/spec/owner")).isEqualTo("bob");
        assertThat(patched.number("/status/observedGeneration")).isEqualTo(1);
        assertThat(patched.at("/status/conditions/0/status")).isEqualTo("True");
    }

    @Test
    void theGenerationCountsChangesOfTheSpecOnly(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        String red = team.toolboxes("red");

        Reply label = team.http().patch(MERGE_PATCH, red, "{metadata: {labels: {tier: gold}}}");
        Reply spec = team.http().patch(MERGE_PATCH, red, "{spec: {owner: bob}}");
        Reply status = team.http().patch(MERGE_PATCH, team.toolboxes("red", "status"), "{" + READY.strip() + "}");

        assertThat(label.number("/metadata/generation")).isEqualTo(1);
        assertThat(spec.number("/metadata/generation")).isEqualTo(2);
        assertThat(status.number("/metadata/generation")).isEqualTo(2);
    }

    @Test
    void isReadByItsOwnPath(Workspace team) {
        ready(team);

        Reply read = team.http().get(team.toolboxes("red", "status"));

        assertThat(read.at("/kind")).isEqualTo("Toolbox");
        assertThat(read.at("/spec/owner")).isEqualTo("ann");
        assertThat(read.at("/status/conditions/0/type")).isEqualTo("Ready");
    }

    @Test
    void isNotThereForAKindWithoutIt(Workspace team) {
        team.create(team.core("configmaps"), Workspace.configMap("forge", "a: '1'"));

        assertThat(team.http().get(team.core("configmaps", "forge", "status")).status())
                .isEqualTo(404);
    }

    @Test
    void isWhatTheJavaClientPatches(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        var resource = team.client()
                .genericKubernetesResources(team.server().toolboxes().context())
                .inNamespace(team.namespace())
                .withName("red");

        GenericKubernetesResource patched = resource.editStatus(red -> {
            red.setAdditionalProperty("status", Map.of("observedGeneration", 1));
            return red;
        });

        assertThat(patched.<Integer>get("status", "observedGeneration")).isEqualTo(1);
        assertThat(patched.getMetadata().getGeneration()).isEqualTo(1);
    }

    private static void ready(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        team.http()
                .patch(MERGE_PATCH, team.toolboxes("red", "status"), "{" + READY.strip() + "}")
                .expect(200);
    }
}
