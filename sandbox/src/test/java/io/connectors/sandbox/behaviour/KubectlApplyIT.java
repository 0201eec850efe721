package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.behaviour.Kubectl.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class KubectlApplyIT {
    private static final String FORGE = Connectors.manifest("forge", "https://git.example.com");
    private static final String MOVED = Connectors.manifest("forge", "https://moved.example.com");

    @Test
    void createsThenConfiguresThenLeavesAlone(Workspace team) {
        Kubectl kubectl = team.kubectl();

        assertThat(kubectl.runWith(FORGE, "apply", "-f", "-").expectSuccess().out())
                .isEqualTo(Connectors.KIND + "/forge created\n");
        assertThat(kubectl.runWith(MOVED, "apply", "-f", "-").expectSuccess().out())
                .isEqualTo(Connectors.KIND + "/forge configured\n");
        assertThat(kubectl.runWith(MOVED, "apply", "-f", "-").expectSuccess().out())
                .isEqualTo(Connectors.KIND + "/forge unchanged\n");
        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://moved.example.com");
    }

    @Test
    void removesWhatTheManifestNoLongerSays(Workspace team) {
        team.kubectl()
                .runWith(configMap("forge", "a: '1', b: '2'"), "apply", "-f", "-")
                .expectSuccess();
        team.http()
                .patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {c: '3'}}")
                .expect(200);

        team.kubectl().runWith(configMap("forge", "a: '1'"), "apply", "-f", "-").expectSuccess();

        assertThat(team.http().get(team.core("configmaps", "forge")).body().path("data"))
                .isEqualTo(Json.ofYaml("{a: '1', c: '3'}"));
    }

    @Test
    void mergesTheListsOfABuiltInKind(Workspace team) {
        String service = """
                apiVersion: v1
                kind: Service
                metadata: {name: forge}
                spec: {type: ExternalName, externalName: proxy.example.com, ports: [%s]}
                """;
        String http = "{name: http, port: 80}";
        String https = "{name: https, port: 443}";
        team.kubectl().runWith(service.formatted(http), "apply", "-f", "-").expectSuccess();

        Output more = team.kubectl()
                .runWith(service.formatted(http + ", " + https), "apply", "-f", "-")
                .expectSuccess();
        Output less = team.kubectl()
                .runWith(service.formatted(https), "apply", "-f", "-")
                .expectSuccess();

        assertThat(more.out()).isEqualTo("service/forge configured\n");
        assertThat(less.out()).isEqualTo("service/forge configured\n");
        assertThat(team.http().get(team.core("services", "forge")).each("/spec/ports", "/name"))
                .containsExactly("https");
    }

    @Test
    void refusesAFieldThatTheSchemaDoesNotHave(Workspace team) {
        Output refused = team.kubectl().runWith(FORGE + "  adress: https://typo.example.com\n", "apply", "-f", "-");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("Error from server (BadRequest): error when creating \"STDIN\": Connector in version"
                        + " \"v1alpha1\" cannot be handled as a Connector: strict decoding error: unknown field"
                        + " \"spec.adress\"");
    }

    @Test
    void showsWhatTheSchemaForbids(Workspace team) {
        Output refused = team.kubectl().runWith(team.toolbox("red", "owner: Ann1"), "apply", "-f", "-");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains(
                        "The Toolbox \"red\" is invalid: spec.owner: Invalid value: \"Ann1\": spec.owner in body should"
                                + " match '^[a-z]+$'");
    }

    @Test
    void changesNothingInADryRun(Workspace team) {
        Output created = team.kubectl()
                .runWith(FORGE, "apply", "--dry-run=server", "-f", "-")
                .expectSuccess();

        assertThat(created.out()).isEqualTo(Connectors.KIND + "/forge created (server dry run)\n");
        assertThat(team.http().get(team.connectors("forge")).status()).isEqualTo(404);
    }

    @Test
    void byTheServerCreatesAndChanges(Workspace team) {
        Kubectl kubectl = team.kubectl();

        assertThat(kubectl.runWith(FORGE, "apply", "--server-side", "-f", "-")
                        .expectSuccess()
                        .out())
                .isEqualTo(Connectors.KIND + "/forge serverside-applied\n");
        kubectl.runWith(MOVED, "apply", "--server-side", "-f", "-").expectSuccess();

        Reply forge = team.http().get(team.connectors("forge"));
        assertThat(forge.at("/spec/address")).isEqualTo("https://moved.example.com");
        assertThat(forge.at("/metadata/managedFields/0/manager")).isEqualTo("kubectl");
        assertThat(forge.at("/metadata/managedFields/0/operation")).isEqualTo("Apply");
    }

    @Test
    void byTheServerExplainsAConflictAndGivesWay(Workspace team) {
        team.http().apply(team.connectors("forge"), "planner", FORGE).expect(201);

        Output refused = team.kubectl().runWith(MOVED, "apply", "--server-side", "-f", "-");
        Output forced = team.kubectl().runWith(MOVED, "apply", "--server-side", "--force-conflicts", "-f", "-");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("error: Apply failed with 1 conflict: conflict with \"planner\": .spec.address\n")
                .contains("--force-conflicts");
        assertThat(forced.expectSuccess().out()).isEqualTo(Connectors.KIND + "/forge serverside-applied\n");
        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://moved.example.com");
    }

    @Test
    void byTheServerTakesOverWhatWasAppliedByTheClient(Workspace team) {
        team.kubectl().runWith(FORGE, "apply", "-f", "-").expectSuccess();

        team.kubectl().runWith(MOVED, "apply", "--server-side", "-f", "-").expectSuccess();

        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://moved.example.com");
    }

    @Test
    void diffTellsByItsExitCodeWhetherAnythingWouldChange(Workspace team) {
        team.kubectl().runWith(FORGE, "apply", "-f", "-").expectSuccess();

        Output same = team.kubectl().runWith(FORGE, "diff", "-f", "-");
        Output moved = team.kubectl().runWith(MOVED, "diff", "-f", "-");
        Output byTheServer = team.kubectl().runWith(MOVED, "diff", "--server-side", "--force-conflicts", "-f", "-");

        same.expect(0);
        assertThat(same.out()).isEmpty();
        moved.expect(1);
        assertThat(moved.lines())
                .contains("-  address: https://git.example.com", "+  address: https://moved.example.com");
        byTheServer.expect(1);
        assertThat(team.http().get(team.connectors("forge")).at("/spec/address"))
                .isEqualTo("https://git.example.com");
    }

    @Test
    void appliesSeveralKindsAtOnce(Workspace team) {
        String secret = """
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: forge-credential}
                type: kubernetes.io/basic-auth
                stringData: {username: builder, password: swordfish}
                """;

        Output output =
                team.kubectl().runWith(FORGE + secret, "apply", "-f", "-").expectSuccess();

        assertThat(output.lines())
                .containsExactly(Connectors.KIND + "/forge created", "secret/forge-credential created");
    }
}
