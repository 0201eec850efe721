package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.behaviour.Kubectl.Output;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class KubectlReadIT {

    @Test
    void showsConnectorsAsATable(Workspace team) {
        Connectors.created(team, "forge");
        Connectors.becomesReady(team, "forge", "True", "Ready");

        List<List<String>> rows =
                team.kubectl().run("get", "connectors").expectSuccess().rows();

        assertThat(rows.getFirst()).containsExactly("NAME", "CLASS", "ADDRESS", "READY", "REASON", "AGE");
        assertThat(rows.get(1).subList(0, 5))
                .containsExactly("forge", "git", "https://git.example.com", "True", "Ready");
    }

    @Test
    void showsMoreColumnsWhenAsked(Workspace team) {
        String kind = "toolboxes." + team.server().toolboxes().group();
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann, drawers: 3"));

        assertThat(team.kubectl().run("get", kind).expectSuccess().rows().getFirst())
                .doesNotContain("DRAWERS");
        assertThat(team.kubectl()
                        .run("get", kind, "-o", "wide")
                        .expectSuccess()
                        .rows()
                        .getFirst())
                .containsExactly("NAME", "OWNER", "SIZE", "STATE", "DRAWERS", "AGE");
    }

    @Test
    void findsAKindByItsShortNameAndCategory(Workspace team) {
        String kind = "toolbox." + team.server().toolboxes().group();
        String group = team.server().toolboxes().group();
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        assertThat(team.kubectl()
                        .run("get", "tbx." + group, "-o", "name")
                        .expectSuccess()
                        .out())
                .isEqualTo(kind + "/red\n");
        assertThat(team.kubectl()
                        .run("get", "behaviour", "-o", "name")
                        .expectSuccess()
                        .lines())
                .contains(kind + "/red");
    }

    @Test
    void printsParts(Workspace team) {
        Connectors.created(team, "forge");

        assertThat(team.kubectl()
                        .run("get", "connector", "forge", "-o", "jsonpath={.spec.auth.secretRef.name}")
                        .expectSuccess()
                        .out())
                .isEqualTo("forge-credential");
        assertThat(team.kubectl()
                        .run("get", "connector", "-o", "custom-columns=N:.metadata.name,A:.spec.address")
                        .expectSuccess()
                        .rows())
                .containsExactly(List.of("N", "A"), List.of("forge", "https://git.example.com"));
    }

    @Test
    void selects(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: anvil, labels: {tier: gold}}}");
        team.create(team.core("secrets"), "{metadata: {name: bench, labels: {tier: tin}}}");

        assertThat(team.kubectl()
                        .run("get", "secrets", "-l", "tier in (gold)", "-o", "name")
                        .lines())
                .containsExactly("secret/anvil");
        assertThat(team.kubectl()
                        .run("get", "secrets", "--field-selector", "metadata.name=bench", "-o", "name")
                        .lines())
                .containsExactly("secret/bench");
        assertThat(team.kubectl()
                        .run("get", "secrets", "--chunk-size=1", "-o", "name")
                        .lines())
                .containsExactly("secret/anvil", "secret/bench");
    }

    @Test
    void showsBuiltInKindsWithTheirColumns(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: forge}, stringData: {a: x, b: y}}");
        Tokens.serviceAccount(team, "builder");

        assertThat(team.kubectl().run("get", "secret", "forge").rows())
                .first()
                .isEqualTo(List.of("NAME", "TYPE", "DATA", "AGE"));
        assertThat(team.kubectl().run("get", "secret", "forge").rows().get(1).subList(0, 3))
                .containsExactly("forge", "Opaque", "2");
        assertThat(team.kubectl()
                        .run("get", "ns", team.namespace())
                        .rows()
                        .get(1)
                        .subList(0, 2))
                .containsExactly(team.namespace(), "Active");
        assertThat(team.kubectl().run("get", "sa", "builder").rows().getFirst())
                .startsWith("NAME")
                .endsWith("AGE");
    }

    @Test
    void saysThatThereIsNothing(Workspace team) {
        Output none = team.kubectl().run("get", "connectors").expectSuccess();
        Output missing = team.kubectl().run("get", "connector", "forge");

        assertThat(none.err()).isEqualTo("No resources found in " + team.namespace() + " namespace.\n");
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err())
                .isEqualTo("Error from server (NotFound): connectors.connectors.alauda.io \"forge\" not found\n");
    }

    @Test
    void watches(Workspace team) throws Exception {
        Connectors.created(team, "forge");

        try (var watch = team.kubectl().start("get", "connectors", "--watch", "--no-headers")) {
            assertThat(watch.nextLine()).startsWith("forge").doesNotContain("True");
            Connectors.becomesReady(team, "forge", "True", "Ready");
            assertThat(watch.nextLine()).startsWith("forge").contains("True");
            Connectors.created(team, "mirror");
            assertThat(watch.nextLine()).startsWith("mirror");
        }
    }

    @Test
    void watchesOneObjectAndNamesTheEvents(Workspace team) throws Exception {
        Connectors.created(team, "forge");
        Connectors.created(team, "mirror");

        try (var watch =
                team.kubectl().start("get", "connector", "forge", "-w", "--output-watch-events", "--no-headers")) {
            assertThat(watch.nextLine()).startsWith("ADDED").contains("forge");
            team.http().delete(team.connectors("mirror")).expect(200);
            team.http().delete(team.connectors("forge")).expect(200);
            assertThat(watch.nextLine()).startsWith("DELETED").contains("forge");
        }
    }

    @Test
    void waitsForACondition(Workspace team) throws Exception {
        Connectors.created(team, "forge");
        Connectors.becomesReady(team, "forge", "False", "SecretNotFound");

        try (var wait = team.kubectl().start("wait", "--for=condition=Ready", "connector/forge", "--timeout=40s")) {
            Connectors.becomesReady(team, "forge", "True", "Ready");

            assertThat(wait.nextLine()).isEqualTo(Connectors.KIND + "/forge condition met");
        }
    }

    @Test
    void waitsForAConditionThatIsMetAlready(Workspace team) {
        Connectors.created(team, "forge");
        Connectors.becomesReady(team, "forge", "True", "Ready");

        Output met = team.kubectl()
                .run("wait", "--for=condition=Ready", "connector/forge", "--timeout=40s")
                .expectSuccess();

        assertThat(met.out()).isEqualTo(Connectors.KIND + "/forge condition met\n");
    }

    @Test
    void givesUpWaiting(Workspace team) {
        Connectors.created(team, "forge");

        Output late = team.kubectl().run("wait", "--for=condition=Ready", "connector/forge", "--timeout=1s");

        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.err()).contains("timed out waiting for the condition on connectors/forge");
    }

    @Test
    void waitsForADeletion(Workspace team) throws Exception {
        team.create(
                team.connectors(),
                Connectors.manifest("forge", "https://git.example.com")
                        .replace("  name: forge\n", "  name: forge\n  finalizers: [behaviour.test/hold]\n"));
        team.http().delete(team.connectors("forge")).expect(200);

        try (var wait = team.kubectl().start("wait", "--for=delete", "connector/forge", "--timeout=40s")) {
            team.http()
                    .patch(MERGE_PATCH, team.connectors("forge"), "{metadata: {finalizers: null}}")
                    .expect(200);

            assertThat(wait.exitCode()).isZero();
        }
    }

    @Test
    void describes(Workspace team) {
        Connectors.created(team, "forge");

        String text = team.kubectl()
                .run("describe", "connector", "forge")
                .expectSuccess()
                .out();

        assertThat(text).contains("Kind:         Connector").containsPattern("Name: +forge-credential");
    }

    @Test
    void explainsAField(Workspace team) {
        String text =
                team.kubectl().run("explain", "connector.spec").expectSuccess().out();

        assertThat(text)
                .contains("GROUP:      connectors.alauda.io")
                .contains("KIND:       Connector")
                .contains("FIELD: spec <Object>")
                .contains("connectorClassName\t<string>")
                .contains("addressExtensions\t<[]Object>")
                .contains("Name of the ConnectorClass.");
    }

    @Test
    void explainsADeepField(Workspace team) throws Throwable {
        String kind = "toolboxes." + team.server().toolboxes().group();

        Eventually.holds(() -> assertThat(
                        team.kubectl().run("explain", kind + ".spec.owner").out())
                .contains("FIELD: owner <string>")
                .contains("Who answers for the box."));
        assertThat(team.kubectl()
                        .run("explain", kind, "--recursive")
                        .expectSuccess()
                        .out())
                .contains("owner\t<string> -required-")
                .contains("enum: small, medium, large");
        assertThat(team.kubectl().run("explain", "secret.data").expectSuccess().out())
                .contains("FIELD: data <map[string]string>");
    }

    @Test
    void listsTheKinds(Workspace team) {
        List<List<String>> rows = team.kubectl()
                .run("api-resources", "--api-group=connectors.alauda.io", "--no-headers")
                .expectSuccess()
                .rows();

        assertThat(rows)
                .containsExactlyInAnyOrder(
                        List.of("accesspolicies", "accpol", "connectors.alauda.io/v1alpha1", "true", "AccessPolicy"),
                        List.of("accessrequests", "accreq", "connectors.alauda.io/v1alpha1", "true", "AccessRequest"),
                        List.of(
                                "connectorclasses",
                                "connclass",
                                "connectors.alauda.io/v1alpha1",
                                "false",
                                "ConnectorClass"),
                        List.of("connectors", "conn", "connectors.alauda.io/v1alpha1", "true", "Connector"),
                        List.of(
                                "resourceinterfaces",
                                "resif",
                                "connectors.alauda.io/v1alpha1",
                                "false",
                                "ResourceInterface"));
        assertThat(team.kubectl().run("api-versions").expectSuccess().lines())
                .contains("v1", "connectors.alauda.io/v1alpha1", "rbac.authorization.k8s.io/v1");
        assertThat(team.kubectl().run("version").expectSuccess().out()).contains("Server Version: v1.");
    }
}
