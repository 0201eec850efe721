package io.connectors.sandbox.behaviour;

import static io.connectors.sandbox.behaviour.RawHttp.MERGE_PATCH;
import static io.connectors.sandbox.behaviour.RawHttp.query;
import static io.connectors.sandbox.behaviour.Workspace.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class AuthorizationIT {

    @Test
    void refusesAHolderWithoutRightsAndSaysWhichOneIsMissing(Workspace team) {
        RawHttp builder = holder(team, "builder");
        String who = "User \"system:serviceaccount:" + team.namespace() + ":builder\"";
        String where = " in the namespace \"" + team.namespace() + "\"";

        Reply list = builder.get(team.core("secrets"));
        Reply get = builder.get(team.core("secrets", "forge"));
        Reply custom = builder.delete(team.toolboxes("red"));
        Reply cluster = builder.get("/api/v1/nodes");
        Reply path = builder.get("/metrics");

        assertThat(list.status()).isEqualTo(403);
        assertThat(list.at("/reason")).isEqualTo("Forbidden");
        assertThat(list.at("/details/kind")).isEqualTo("secrets");
        assertThat(list.at("/message"))
                .isEqualTo(
                        "secrets is forbidden: " + who + " cannot list resource \"secrets\" in API group \"\"" + where);
        assertThat(get.at("/message"))
                .isEqualTo("secrets \"forge\" is forbidden: " + who
                        + " cannot get resource \"secrets\" in API group \"\"" + where);
        String group = team.server().toolboxes().group();
        assertThat(custom.at("/message"))
                .isEqualTo("toolboxes." + group + " \"red\" is forbidden: " + who
                        + " cannot delete resource \"toolboxes\" in API group \"" + group + "\"" + where);
        assertThat(cluster.at("/message"))
                .isEqualTo("nodes is forbidden: " + who
                        + " cannot list resource \"nodes\" in API group \"\" at the cluster scope");
        assertThat(path.status()).isEqualTo(403);
        assertThat(path.at("/message")).isEqualTo("forbidden: " + who + " cannot get path \"/metrics\"");
    }

    @Test
    void distinguishesTheVerbs(Workspace team) throws Throwable {
        var access = new Access(team);
        RawHttp builder = holder(team, "builder");
        access.grant("builder", "apiGroups: [''], resources: [configmaps], verbs: [get, create]");
        access.allows("builder", "verb: get, resource: configmaps");

        assertThat(builder.post(team.core("configmaps"), configMap("forge", "a: '1'"))
                        .status())
                .isEqualTo(201);
        assertThat(builder.get(team.core("configmaps", "forge")).status()).isEqualTo(200);
        assertThat(builder.get(team.core("configmaps")).status()).isEqualTo(403);
        assertThat(builder.get(query(team.core("configmaps"), "watch", "true")).at("/message"))
                .contains("cannot watch resource");
        assertThat(builder.put(team.core("configmaps", "forge"), configMap("forge", "a: '2'"))
                        .at("/message"))
                .contains("cannot update resource");
        assertThat(builder.patch(MERGE_PATCH, team.core("configmaps", "forge"), "{data: {a: '2'}}")
                        .at("/message"))
                .contains("cannot patch resource");
        assertThat(builder.delete(team.core("configmaps", "forge")).at("/message"))
                .contains("cannot delete resource");
        assertThat(builder.delete(team.core("configmaps")).at("/message")).contains("cannot deletecollection resource");
    }

    @Test
    void allowsTheWatchOfOneSecretByName(Workspace team) throws Throwable {
        var access = new Access(team);
        RawHttp proxy = holder(team, "proxy");
        access.grant(
                "proxy", "apiGroups: [''], resources: [secrets], resourceNames: [forge], verbs: [get, list, watch]");
        access.allows("proxy", "verb: watch, resource: secrets, name: forge");
        team.create(team.core("secrets"), "{metadata: {name: forge}}");
        team.create(team.core("secrets"), "{metadata: {name: mirror}}");

        String byName = query(team.core("secrets"), "fieldSelector", "metadata.name=forge");
        assertThat(proxy.get(byName).each("/items", "/metadata/name")).containsExactly("forge");
        try (var watch = proxy.watch(byName + "&watch=true")) {
            assertThat(watch.next().summary()).isEqualTo("ADDED forge");
        }
        assertThat(proxy.get(team.core("secrets", "forge")).status()).isEqualTo(200);
        assertThat(proxy.get(team.core("secrets", "mirror")).status()).isEqualTo(403);
        assertThat(proxy.get(team.core("secrets")).status()).isEqualTo(403);
        assertThat(proxy.get(query(team.core("secrets"), "fieldSelector", "metadata.name=mirror"))
                        .status())
                .isEqualTo(403);
        assertThat(proxy.get(query(team.core("secrets"), "watch", "true")).status())
                .isEqualTo(403);
    }

    @Test
    void treatsTheStatusAsAResourceOfItsOwn(Workspace team) throws Throwable {
        var access = new Access(team);
        RawHttp control = holder(team, "control");
        access.grant(
                "control",
                "apiGroups: [%s], resources: [toolboxes/status], verbs: [patch]"
                        .formatted(team.server().toolboxes().group()));
        access.allows(
                "control",
                "verb: patch, group: %s, resource: toolboxes, subresource: status"
                        .formatted(team.server().toolboxes().group()));
        team.create(team.toolboxes(), team.toolbox("red", "owner: ann"));

        Reply status = control.patch(MERGE_PATCH, team.toolboxes("red", "status"), "{status: {observedGeneration: 1}}");
        Reply spec = control.patch(MERGE_PATCH, team.toolboxes("red"), "{spec: {owner: bob}}");

        assertThat(status.status()).isEqualTo(200);
        assertThat(spec.status()).isEqualTo(403);
    }

    @Test
    void asksForTheRightToCreateWhenAnApplyCreates(Workspace team) throws Throwable {
        var access = new Access(team);
        RawHttp builder = holder(team, "builder");
        access.grant("builder", "apiGroups: [''], resources: [configmaps], verbs: [patch]");
        access.allows("builder", "verb: patch, resource: configmaps");

        Reply refused = builder.apply(team.core("configmaps", "forge"), "builder", configMap("forge", "a: '1'"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/message")).contains("cannot create resource \"configmaps\"");
    }

    @Test
    void letsAnonymousCallersSeeTheVersionAndNoObjects(Workspace team) {
        RawHttp nobody = team.server().httpOfNobody();

        assertThat(nobody.get("/version").status()).isEqualTo(200);
        Reply refused = nobody.get(team.core("secrets"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/message")).contains("User \"system:anonymous\" cannot list resource \"secrets\"");
    }

    @Test
    void letsEveryHolderDiscoverTheApi(Workspace team) {
        RawHttp builder = holder(team, "builder");

        assertThat(builder.get("/api/v1").status()).isEqualTo(200);
        assertThat(builder.get("/apis").status()).isEqualTo(200);
        assertThat(builder.get("/openapi/v3").status()).isEqualTo(200);
        assertThat(builder.get("/readyz").status()).isEqualTo(200);
    }

    @Test
    void letsAnAdministratorActAsAnotherUser(Workspace team) throws Throwable {
        var access = new Access(team);
        access.role("reader", "apiGroups: [''], resources: [secrets], verbs: [list]");
        team.create(
                access.bindings(),
                Access.binding("Role", "reader", "{apiGroup: rbac.authorization.k8s.io, kind: User, name: ann}"));

        RawHttp ann = team.server().httpWith(Map.of("Impersonate-User", "ann"));
        RawHttp bob = team.server().httpWith(Map.of("Impersonate-User", "bob"));
        RawHttp bobAsMaster =
                team.server().httpWith(Map.of("Impersonate-User", "bob", "Impersonate-Group", "system:masters"));

        Eventually.holds(
                () -> assertThat(ann.get(team.core("secrets")).status()).isEqualTo(200));
        assertThat(bob.get(team.core("secrets")).at("/message")).contains("User \"bob\" cannot list resource");
        assertThat(bobAsMaster.get(team.core("secrets")).status()).isEqualTo(200);
    }

    @Test
    void refusesImpersonationWithoutTheRight(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        RawHttp asRoot = team.server().httpOf(Tokens.of(team, "builder")).with("Impersonate-User", "admin");

        Reply refused = asRoot.get(team.core("secrets"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/reason")).isEqualTo("Forbidden");
    }

    @Test
    void letsNobodyGrantMoreThanTheyHave(Workspace team) throws Throwable {
        var access = new Access(team);
        RawHttp builder = holder(team, "builder");
        access.grant(
                "builder",
                "apiGroups: [rbac.authorization.k8s.io, ''], resources: [roles, configmaps], verbs: [create, get]");
        access.allows("builder", "verb: create, group: rbac.authorization.k8s.io, resource: roles");

        String role = "{metadata: {name: %s}, rules: [{apiGroups: [''], resources: [%s], verbs: [get]}]}";
        Reply held = builder.post(access.roles(), role.formatted("held", "configmaps"));
        Reply more = builder.post(access.roles(), role.formatted("more", "secrets"));

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(more.status()).isEqualTo(403);
        assertThat(more.at("/message")).contains("is attempting to grant RBAC permissions not currently held");
    }

    @Test
    void keepsTheRoleOfABinding(Workspace team) {
        var access = new Access(team);
        access.grant("builder", "apiGroups: [''], resources: [secrets], verbs: [get]");

        Reply refused =
                team.http().patch(MERGE_PATCH, access.bindings() + "/granted-to-builder", "{roleRef: {name: other}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message")).contains("cannot change roleRef");
    }

    @Test
    void reachesTheJavaClientAsAnException(Workspace team) {
        Tokens.serviceAccount(team, "builder");

        try (var client = team.server().clientOf(Tokens.of(team, "builder"))) {
            assertThatExceptionOfType(KubernetesClientException.class)
                    .isThrownBy(
                            () -> client.secrets().inNamespace(team.namespace()).list())
                    .satisfies(failure -> assertThat(failure.getCode()).isEqualTo(403));
        }
    }

    private static RawHttp holder(Workspace team, String serviceAccount) {
        Tokens.serviceAccount(team, serviceAccount);
        return team.server().httpOf(Tokens.of(team, serviceAccount));
    }
}
