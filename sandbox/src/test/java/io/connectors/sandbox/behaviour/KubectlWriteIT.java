package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.behaviour.Kubectl.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ApiServerExtension.class)
final class KubectlWriteIT {

    @Test
    void createsTheKindsThatItKnows(Workspace team) {
        Kubectl kubectl = team.kubectl();

        assertThat(kubectl.run("create", "configmap", "forge", "--from-literal=a=b")
                        .expectSuccess()
                        .out())
                .isEqualTo("configmap/forge created\n");
        kubectl.run("create", "secret", "generic", "forge", "--from-literal=a=b")
                .expectSuccess();
        kubectl.run("create", "serviceaccount", "builder").expectSuccess();
        kubectl.run("create", "role", "reader", "--verb=get", "--resource=secrets")
                .expectSuccess();
        kubectl.run(
                        "create",
                        "rolebinding",
                        "reader",
                        "--role=reader",
                        "--serviceaccount=" + team.namespace() + ":builder")
                .expectSuccess();
        Output again = kubectl.run("create", "serviceaccount", "builder");

        assertThat(team.http().get(team.core("secrets", "forge")).at("/data/a")).isEqualTo("Yg==");
        again.expect(1);
        assertThat(again.err())
                .isEqualTo("error: failed to create serviceaccount: serviceaccounts \"builder\" already exists\n");
    }

    @Test
    void labelsAndAnnotates(Workspace team) {
        Connectors.created(team, "forge");

        team.kubectl().run("label", "connector", "forge", "tier=gold").expectSuccess();
        Output refused = team.kubectl().run("label", "connector", "forge", "tier=tin");
        team.kubectl()
                .run("annotate", "connector", "forge", "note=behind the mill")
                .expectSuccess();

        assertThat(refused.expect(1).err()).contains("already has a value (gold), and --overwrite is false");
        Reply forge = team.http().get(team.connectors("forge"));
        assertThat(forge.at("/metadata/labels/tier")).isEqualTo("gold");
        assertThat(forge.at("/metadata/annotations/note")).isEqualTo("behind the mill");

        team.kubectl().run("label", "connector", "forge", "tier-").expectSuccess();
        assertThat(team.http().get(team.connectors("forge")).has("/metadata/labels"))
                .isFalse();
    }

    @Test
    void patchesInThreeWays(Workspace team) {
        Connectors.created(team, "forge");
        Kubectl kubectl = team.kubectl();

        Output merged = kubectl.run(
                "patch",
                "connector",
                "forge",
                "--type=merge",
                "-p",
                "{\"spec\":{\"address\":\"https://two.example.com\"}}");
        Output json = kubectl.run(
                "patch",
                "connector",
                "forge",
                "--type=json",
                "-p",
                "[{\"op\":\"test\",\"path\":\"/spec/address\",\"value\":\"https://two.example.com\"},"
                        + "{\"op\":\"replace\",\"path\":\"/spec/address\",\"value\":\"https://three.example.com\"}]");
        Output strategic = kubectl.run("patch", "connector", "forge", "-p", "{\"spec\":{}}");
        Output same = kubectl.run(
                "patch",
                "connector",
                "forge",
                "--type=merge",
                "-p",
                "{\"spec\":{\"address\":\"https://three.example.com\"}}");

        assertThat(merged.expectSuccess().out()).isEqualTo(Connectors.KIND + "/forge patched\n");
        json.expectSuccess();
        assertThat(strategic.expect(1).err()).contains("application/strategic-merge-patch+json is not supported by");
        assertThat(same.expectSuccess().out()).isEqualTo(Connectors.KIND + "/forge patched (no change)\n");
        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://three.example.com");
    }

    @Test
    void patchesTheStatus(Workspace team) {
        Connectors.created(team, "forge");

        team.kubectl()
                .run(
                        "patch",
                        "connector",
                        "forge",
                        "--subresource=status",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"address\":\"x\"},\"status\":{\"observedGeneration\":1}}")
                .expectSuccess();

        Reply forge = team.http().get(team.connectors("forge"));
        assertThat(forge.number("/status/observedGeneration")).isEqualTo(1);
        assertThat(forge.at("/spec/address")).isEqualTo("https://git.example.com");
    }

    @Test
    void editsWithAnEditor(Workspace team, @TempDir Path directory) throws Exception {
        Connectors.created(team, "forge");
        Path editor = Files.writeString(directory.resolve("editor"), """
                #!/bin/sh
                sed -i s/git.example/edited.example/ "$1"
                """);
        Files.setPosixFilePermissions(editor, PosixFilePermissions.fromString("rwx------"));

        Output edited = team.kubectl().with("KUBE_EDITOR", editor.toString()).run("edit", "connector", "forge");
        Output untouched = team.kubectl().with("KUBE_EDITOR", "true").run("edit", "connector", "forge");

        assertThat(edited.expectSuccess().out()).isEqualTo(Connectors.KIND + "/forge edited\n");
        assertThat(untouched.expectSuccess().err()).contains("Edit cancelled, no changes made.");
        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://edited.example.com");
    }

    @Test
    void replacesOnlyWhatItHasSeen(Workspace team) {
        Reply seen = Connectors.created(team, "forge");
        team.kubectl().run("label", "connector", "forge", "tier=gold").expectSuccess();

        Output stale = team.kubectl().runWith(seen.text(), "replace", "-f", "-");

        assertThat(stale.expect(1).err())
                .contains("Error from server (Conflict)")
                .contains("the object has been modified");
    }

    @Test
    void deletesInTheBackground(Workspace team) throws Throwable {
        owned(team);

        Output deleted = team.kubectl().run("delete", "connector", "forge", "--cascade=background");

        assertThat(deleted.expectSuccess().out()).isEqualTo(Connectors.KIND + " \"forge\" deleted\n");
        Eventually.holds(() -> assertThat(
                        team.http().get(team.core("services", "c-forge")).status())
                .isEqualTo(404));
    }

    @Test
    void deletesInTheForeground(Workspace team) {
        owned(team);

        team.kubectl()
                .run("delete", "connector", "forge", "--cascade=foreground")
                .expectSuccess();

        assertThat(team.http().get(team.connectors("forge")).status()).isEqualTo(404);
        assertThat(team.http().get(team.core("services", "c-forge")).status()).isEqualTo(404);
    }

    @Test
    void deletesAndLeavesOrphans(Workspace team) {
        owned(team);

        team.kubectl().run("delete", "connector", "forge", "--cascade=orphan").expectSuccess();

        assertThat(team.http().get(team.connectors("forge")).status()).isEqualTo(404);
        Reply service = team.http().get(team.core("services", "c-forge")).expect(200);
        assertThat(service.has("/metadata/ownerReferences")).isFalse();
    }

    @Test
    void saysThatWhatItShouldDeleteIsNotThere(Workspace team) {
        Output missing = team.kubectl().run("delete", "connector", "forge");
        Output ignored = team.kubectl().run("delete", "connector", "forge", "--ignore-not-found");

        assertThat(missing.expect(1).err())
                .isEqualTo("Error from server (NotFound): connectors.connectors.alauda.io \"forge\" not found\n");
        ignored.expectSuccess();
    }

    @Test
    void deletesBySelector(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: anvil, labels: {tier: gold}}}");
        team.create(team.core("secrets"), "{metadata: {name: bench, labels: {tier: tin}}}");

        team.kubectl().run("delete", "secrets", "-l", "tier=gold").expectSuccess();

        assertThat(team.kubectl().run("get", "secrets", "-o", "name").lines()).containsExactly("secret/bench");
    }

    @Test
    void deletesANamespaceAndWaits(Workspace team) {
        Connectors.created(team, "forge");

        team.kubectl().run("delete", "namespace", team.namespace()).expectSuccess();

        assertThat(team.http().get("/api/v1/namespaces/" + team.namespace()).status())
                .isEqualTo(404);
    }

    /** Connector {@code forge} and the Service of its proxy address. */
    private static void owned(Workspace team) {
        Reply forge = Connectors.created(team, "forge");
        team.create(team.core("services"), """
                metadata:
                  name: c-forge
                  ownerReferences:
                    - apiVersion: connectors.alauda.io/v1alpha1
                      kind: Connector
                      name: forge
                      uid: %s
                      controller: true
                      blockOwnerDeletion: true
                spec: {type: ExternalName, externalName: proxy.example.com}
                """.formatted(forge.uid()));
    }
}
