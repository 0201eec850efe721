package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.behaviour.Kubectl.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class KubectlAuthIT {
    private static final String USE = "apiGroups: [connectors.alauda.io], resources: [connectors/proxy], verbs: [use]";

    @Test
    void canIAnswersForTheCaller(Workspace team) throws Throwable {
        var access = new Access(team);
        Tokens.serviceAccount(team, "builder");
        access.grant("builder", USE);
        access.allows(
                "builder", "verb: use, group: connectors.alauda.io, resource: connectors, subresource: proxy, name: x");
        Kubectl builder = team.server().kubectlOf(Tokens.of(team, "builder"), team.namespace());

        Output yes =
                builder.run("auth", "can-i", "use", "connectors.connectors.alauda.io/forge", "--subresource=proxy");
        Output no = builder.run("auth", "can-i", "use", "connectors.connectors.alauda.io/forge", "--subresource=apis");

        assertThat(yes.expectSuccess().out()).isEqualTo("yes\n");
        assertThat(no.expect(1).out()).isEqualTo("no\n");
    }

    @Test
    void canIAnswersForSomebodyElse(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("builder", USE + ", resourceNames: [forge]");
        String builder = "--as=system:serviceaccount:" + team.namespace() + ":builder";
        access.allows(
                "builder",
                "verb: use, group: connectors.alauda.io, resource: connectors, subresource: proxy, name: forge");

        Output yes = team.kubectl()
                .run("auth", "can-i", "use", "connectors.connectors.alauda.io/forge", "--subresource=proxy", builder);
        Output no = team.kubectl()
                .run("auth", "can-i", "use", "connectors.connectors.alauda.io/mirror", "--subresource=proxy", builder);

        assertThat(yes.expectSuccess().out()).isEqualTo("yes\n");
        assertThat(no.expect(1).out()).isEqualTo("no\n");
    }

    @Test
    void canIListsAllRights(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("builder", USE + ", resourceNames: [forge]");
        access.allows(
                "builder",
                "verb: use, group: connectors.alauda.io, resource: connectors, subresource: proxy, name: forge");

        Output list = team.kubectl()
                .run("auth", "can-i", "--list", "--as=system:serviceaccount:" + team.namespace() + ":builder")
                .expectSuccess();

        assertThat(list.out())
                .containsPattern("connectors\\.connectors\\.alauda\\.io/proxy +\\[] +\\[forge] +\\[use]")
                .containsPattern("selfsubjectaccessreviews\\.authorization\\.k8s\\.io +\\[] +\\[] +\\[create]");
    }

    @Test
    void knowsWhoIsAsking(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        Kubectl builder = team.server().kubectlOf(Tokens.of(team, "builder"), team.namespace());

        assertThat(builder.run("auth", "whoami").expectSuccess().out())
                .contains("system:serviceaccount:" + team.namespace() + ":builder")
                .contains("system:serviceaccounts:" + team.namespace());
    }

    @Test
    void showsAForbiddenRequest(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        Kubectl builder = team.server().kubectlOf(Tokens.of(team, "builder"), team.namespace());

        Output refused = builder.run("get", "secrets");

        assertThat(refused.expect(1).err())
                .isEqualTo("Error from server (Forbidden): secrets is forbidden: User \"system:serviceaccount:"
                        + team.namespace() + ":builder\" cannot list resource \"secrets\" in API group \"\" in the"
                        + " namespace \"" + team.namespace() + "\"\n");
    }

    @Test
    void createsATokenForAnAudience(Workspace team) {
        Tokens.serviceAccount(team, "builder");

        String token = team.kubectl()
                .run("create", "token", "builder", "--audience=connectors", "--duration=20m")
                .expectSuccess()
                .out()
                .strip();

        JsonNode claims = Tokens.claims(token);
        assertThat(claims.path("aud")).isEqualTo(Json.ofYaml("[connectors]"));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1200);
        assertThat(Tokens.review(team, token, "connectors").at("/status/authenticated"))
                .isEqualTo("true");
    }

    @Test
    void createsATokenBoundToAPod(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        Reply pod = Tokens.pod(team, "worker", "builder");

        String token = team.kubectl()
                .run(
                        "create",
                        "token",
                        "builder",
                        "--audience=connectors",
                        "--bound-object-kind=Pod",
                        "--bound-object-name=worker",
                        "--bound-object-uid=" + pod.uid())
                .expectSuccess()
                .out()
                .strip();

        assertThat(Tokens.claims(token).at("/kubernetes.io/pod/uid").asText()).isEqualTo(pod.uid());
    }

    @Test
    void saysWhyThereIsNoToken(Workspace team) {
        Tokens.serviceAccount(team, "builder");

        Output nobody = team.kubectl().run("create", "token", "nobody");
        Output brief = team.kubectl().run("create", "token", "builder", "--duration=10s");

        assertThat(nobody.expect(1).err())
                .isEqualTo("error: failed to create token: serviceaccounts \"nobody\" not found\n");
        assertThat(brief.expect(1).err()).contains("may not specify a duration less than 10 minutes");
    }
}
