package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class CreationIT {

    @Test
    void fillsInWhatTheServerOwns(Workspace team) {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: '1'"));

        assertThat(created.at("/kind")).isEqualTo("ConfigMap");
        assertThat(created.at("/apiVersion")).isEqualTo("v1");
        assertThat(created.at("/metadata/namespace")).isEqualTo(team.namespace());
        assertThat(created.uid()).hasSize(36);
        assertThat(Long.parseLong(created.resourceVersion())).isPositive();
        assertThat(Instant.parse(created.at("/metadata/creationTimestamp"))).isNotNull();
    }

    @Test
    void overridesWhatTheClientSaysOfIt(Workspace team) {
        Reply created = team.create(
                team.core("configmaps"),
                "{metadata: {name: forge, uid: mine, creationTimestamp: '2001-01-01T00:00:00Z'}}");

        assertThat(created.uid()).isNotEqualTo("mine");
        assertThat(created.at("/metadata/creationTimestamp")).doesNotStartWith("2001");
    }

    @Test
    void refusesAResourceVersion(Workspace team) {
        Reply refused = team.http().post(team.core("configmaps"), "{metadata: {name: forge, resourceVersion: '1'}}");

        assertThat(refused.at("/message")).isEqualTo("resourceVersion should not be set on objects to be created");
    }

    @Test
    void makesUpANameFromAPrefix(Workspace team) {
        Reply first = team.create(team.core("configmaps"), "{metadata: {generateName: forge-}}");
        Reply second = team.create(team.core("configmaps"), "{metadata: {generateName: forge-}}");

        assertThat(first.name()).matches("forge-[a-z0-9]{5}");
        assertThat(second.name()).matches("forge-[a-z0-9]{5}").isNotEqualTo(first.name());
        assertThat(first.at("/metadata/generateName")).isEqualTo("forge-");
    }

    @Test
    void givesAChangedObjectALaterResourceVersion(Workspace team) {
        Reply created = team.create(team.core("configmaps"), configMap("forge", "a: '1'"));

        Reply patched = team.http().patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {a: '2'}}");

        assertThat(Long.parseLong(patched.resourceVersion())).isGreaterThan(Long.parseLong(created.resourceVersion()));
        assertThat(patched.uid()).isEqualTo(created.uid());
    }

    @Test
    void leavesNoTraceOfADryRun(Workspace team) {
        team.create(team.core("configmaps"), configMap("forge", "a: '1'"));
        String forge = team.core("configmaps", "forge");
        String dryRun = query(forge, "dryRun", "All");

        Reply created = team.http().post(query(team.toolboxes(), "dryRun", "All"), team.toolbox("red", "owner: ann"));
        Reply patched = team.http().patch(MERGE_PATCH, dryRun, "{data: {a: '2'}}");
        Reply deleted = team.http().delete(dryRun);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/spec/size")).isEqualTo("medium");
        assertThat(team.http().get(team.toolboxes("red")).status()).isEqualTo(404);
        assertThat(patched.at("/data/a")).isEqualTo("2");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(team.http().get(forge).at("/data/a")).isEqualTo("1");
    }

    @Test
    void judgesADryRunAsIfItWereMeant(Workspace team) {
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));
        String dryRun = query(team.toolboxes(), "dryRun", "All");

        assertThat(team.http().post(dryRun, team.toolbox("red", "owner: ann")).status())
                .isEqualTo(409);
        assertThat(team.http().post(dryRun, team.toolbox("blue", "owner: 7")).status())
                .isEqualTo(422);
    }

    @Test
    void encodesTheStringDataOfSecrets(Workspace team) {
        Reply created = team.create(team.core("secrets"), """
                metadata: {name: forge-credential}
                type: kubernetes.io/basic-auth
                stringData: {username: builder, password: swordfish}
                data: {username: b3RoZXI=}
                """);

        assertThat(created.has("/stringData")).isFalse();
        assertThat(created.body().at("/data"))
                .isEqualTo(Json.ofYaml("{password: c3dvcmRmaXNo, username: YnVpbGRlcg==}"));

        Reply patched = team.http()
                .patch(MERGE_PATCH, team.core("secrets", "forge-credential"), "{stringData: {password: octopus}}");
        assertThat(patched.at("/data/password")).isEqualTo("b2N0b3B1cw==");
    }

    @Test
    void givesASecretTheTypeOpaque(Workspace team) {
        assertThat(team.create(team.core("secrets"), "{metadata: {name: forge}}")
                        .at("/type"))
                .isEqualTo("Opaque");
    }

    @Test
    void refusesASecretThatIsNotBase64(Workspace team) {
        Reply refused = team.http().post(team.core("secrets"), "{metadata: {name: forge}, data: {a: '***'}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).contains("illegal base64 data at input byte 0");
    }

    @Test
    void refusesASecretThatLacksWhatItsTypeNeeds(Workspace team) {
        Reply refused = team.http()
                .post(
                        team.core("secrets"),
                        "{metadata: {name: forge}, type: kubernetes.io/dockerconfigjson, data: {a: YQ==}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("data[.dockerconfigjson]");
    }

    @Test
    void keepsTheTypeOfASecret(Workspace team) {
        team.create(team.core("secrets"), "{metadata: {name: forge}}");

        Reply refused =
                team.http().patch(MERGE_PATCH, team.core("secrets", "forge"), "{type: kubernetes.io/basic-auth}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.each("/details/causes", "/field")).contains("type");
    }

    @Test
    void keepsWhatIsMarkedImmutable(Workspace team) {
        team.create(team.core("configmaps"), "{metadata: {name: forge}, data: {a: '1'}, immutable: true}");

        Reply refused = team.http().patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {a: '2'}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message")).contains("field is immutable when `immutable` is set");
    }

    @Test
    void givesANamespaceADefaultServiceAccountAndTheRootCertificate(Workspace team) throws Throwable {
        Eventually.holds(() -> {
            assertThat(team.http().get(team.core("serviceaccounts", "default")).status())
                    .isEqualTo(200);
            assertThat(team.http()
                            .get(team.core("configmaps", "kube-root-ca.crt"))
                            .at("/data/ca.crt"))
                    .startsWith("-----BEGIN CERTIFICATE-----");
        });
        assertThat(team.http().get("/api/v1/namespaces/" + team.namespace()).at("/status/phase"))
                .isEqualTo("Active");
    }
}
