package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServerExtension.class)
final class AccessReviewIT {
    private static final String USE_FORGE =
            "verb: use, group: connectors.alauda.io, resource: connectors, subresource: proxy, name: forge";

    @Test
    void deniesWhatNoRoleAllows(Workspace team) {
        Reply review = new Access(team).review("builder", USE_FORGE);

        assertThat(review.at("/kind")).isEqualTo("SubjectAccessReview");
        assertThat(review.at("/status/allowed")).isEqualTo("false");
    }

    @Test
    void allowsTheUseOfOneConnectorByName(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant(
                "builder",
                "apiGroups: [connectors.alauda.io], resources: [connectors/proxy], verbs: [use], resourceNames: [forge]");

        access.allows("builder", USE_FORGE);
        assertThat(access.review("builder", USE_FORGE).at("/status/reason"))
                .isEqualTo("RBAC: allowed by RoleBinding \"granted-to-builder/%s\" of Role \"granted-to-builder\" to"
                                .formatted(team.namespace())
                        + " ServiceAccount \"builder/%s\"".formatted(team.namespace()));
        access.denies("builder", USE_FORGE.replace("forge", "mirror"));
        access.denies("builder", USE_FORGE.replace(", name: forge", ""));
        access.denies("builder", USE_FORGE.replace("subresource: proxy", "subresource: apis"));
        access.denies("builder", USE_FORGE.replace(", subresource: proxy", ""));
        access.denies("builder", USE_FORGE.replace("verb: use", "verb: get"));
        access.denies("builder", USE_FORGE.replace("group: connectors.alauda.io", "group: ''"));
        access.denies("stranger", USE_FORGE);
    }

    @Test
    void doesNotTakeTheResourceForItsSubresource(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("builder", "apiGroups: [connectors.alauda.io], resources: [connectors], verbs: ['*']");

        access.allows("builder", "verb: delete, group: connectors.alauda.io, resource: connectors, name: forge");
        access.denies("builder", USE_FORGE);
    }

    @Test
    void knowsTheStarsOfARule(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("all", "apiGroups: ['*'], resources: ['*'], verbs: ['*']");
        access.grant("proxies", "apiGroups: ['*'], resources: ['*/proxy'], verbs: [use]");
        access.grant("nothing", "apiGroups: [connectors.alauda.io], resources: ['connectors/*'], verbs: ['*']");

        access.allows("all", USE_FORGE);
        access.allows("proxies", USE_FORGE);
        access.denies("proxies", USE_FORGE.replace("subresource: proxy", "subresource: apis"));
        access.denies("nothing", USE_FORGE);
    }

    @Test
    void keepsARoleInItsNamespace(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("builder", "apiGroups: [''], resources: [secrets], verbs: [get]");

        access.allows("builder", "verb: get, resource: secrets");
        Reply elsewhere =
                team.http().post("/apis/authorization.k8s.io/v1/subjectaccessreviews", """
                        spec:
                          user: system:serviceaccount:%s:builder
                          resourceAttributes: {namespace: default, verb: get, resource: secrets}
                        """.formatted(team.namespace()));
        assertThat(elsewhere.at("/status/allowed")).isEqualTo("false");
    }

    @Test
    void bindsAClusterRoleInOneNamespace(Workspace team) throws Throwable {
        var access = new Access(team);
        String role = team.unique("reader");
        clusterRole(team, role, "rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]");
        team.create(access.bindings(), Access.binding("ClusterRole", role, access.subject("builder")));

        access.allows("builder", "verb: get, resource: secrets");
        assertThat(access.reviewOf(
                                "system:serviceaccount:" + team.namespace() + ":builder",
                                "verb: list, resource: secrets")
                        .at("/status/allowed"))
                .isEqualTo("false");
    }

    @Test
    void bindsAClusterRoleEverywhere(Workspace team) throws Throwable {
        var access = new Access(team);
        String role = team.unique("reader");
        clusterRole(
                team,
                role,
                "rules: [{apiGroups: [''], resources: [nodes, secrets], verbs: [get]}, {nonResourceURLs: [/reports/*], verbs: [get]}]");
        clusterBinding(team, role, access.subject("builder"));
        String user = "system:serviceaccount:" + team.namespace() + ":builder";

        access.allows("builder", "verb: get, resource: secrets");
        assertThat(review(team, "{user: '%s', resourceAttributes: {verb: get, resource: nodes}}".formatted(user)))
                .isEqualTo("true");
        assertThat(review(
                        team,
                        "{user: '%s', nonResourceAttributes: {verb: get, path: /reports/weekly}}".formatted(user)))
                .isEqualTo("true");
        assertThat(review(team, "{user: '%s', nonResourceAttributes: {verb: get, path: /secrets}}".formatted(user)))
                .isEqualTo("false");
    }

    @Test
    void bindsUsersAndGroups(Workspace team) throws Throwable {
        var access = new Access(team);
        access.role("reader", "apiGroups: [''], resources: [secrets], verbs: [get]");
        team.create(access.bindings(), Access.binding("Role", "reader", """
                {apiGroup: rbac.authorization.k8s.io, kind: User, name: ann},
                {apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'behaviour:readers'}
                """));

        Eventually.holds(() -> assertThat(review(team, "{user: ann, " + getSecrets(team) + "}"))
                .isEqualTo("true"));
        assertThat(review(team, "{user: bob, groups: ['behaviour:readers'], " + getSecrets(team) + "}"))
                .isEqualTo("true");
        assertThat(review(team, "{user: bob, " + getSecrets(team) + "}")).isEqualTo("false");
    }

    @Test
    void bindsAllServiceAccountsOfANamespaceByTheirGroup(Workspace team) throws Throwable {
        var access = new Access(team);
        access.role("reader", "apiGroups: [''], resources: [secrets], verbs: [get]");
        team.create(
                access.bindings(),
                Access.binding(
                        "Role",
                        "reader",
                        "{apiGroup: rbac.authorization.k8s.io, kind: Group, name: 'system:serviceaccounts:"
                                + team.namespace() + "'}"));

        access.allows("anyone", "verb: get, resource: secrets");
    }

    @Test
    void addsUpAggregatedClusterRoles(Workspace team) throws Throwable {
        var access = new Access(team);
        String sum = team.unique("sum");
        clusterRole(
                team,
                sum,
                "aggregationRule: {clusterRoleSelectors: [{matchLabels: {behaviour.test/team: %s}}]}"
                        .formatted(team.namespace()));
        clusterBinding(team, sum, access.subject("builder"));
        access.denies("builder", "verb: get, resource: secrets");

        team.createClusterWide("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
                metadata: {name: %s, labels: {behaviour.test/team: %s}}
                rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]
                """.formatted(
                        team.unique("part"), team.namespace()));

        access.allows("builder", "verb: get, resource: secrets");
    }

    @Test
    void forgetsABindingThatIsDeleted(Workspace team) throws Throwable {
        var access = new Access(team);
        access.grant("builder", "apiGroups: [''], resources: [secrets], verbs: [get]");
        access.allows("builder", "verb: get, resource: secrets");

        team.http().delete(access.bindings() + "/granted-to-builder").expect(200);

        Eventually.holds(() -> access.denies("builder", "verb: get, resource: secrets"));
    }

    @Test
    void allowsTheMastersEverything(Workspace team) {
        assertThat(review(team, "{user: root, groups: ['system:masters'], " + getSecrets(team) + "}"))
                .isEqualTo("true");
    }

    @Test
    void refusesASpecThatAsksForNothing(Workspace team) {
        Reply refused = team.http().post("/apis/authorization.k8s.io/v1/subjectaccessreviews", "{spec: {user: ann}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message"))
                .contains("exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }

    @Test
    void refusesALocalReviewOfAnotherNamespace(Workspace team) {
        String reviews = team.group("authorization.k8s.io/v1", "localsubjectaccessreviews");
        String spec = "{metadata: {namespace: %s}, spec: {user: ann, resourceAttributes: {namespace: %s, verb: get,"
                + " resource: secrets}}}";

        Reply own = team.http().post(reviews, spec.formatted(team.namespace(), team.namespace()));
        Reply other = team.http().post(reviews, spec.formatted(team.namespace(), "default"));

        assertThat(own.status()).isEqualTo(201);
        assertThat(own.at("/status/allowed")).isEqualTo("false");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void tellsAHolderItsOwnRights(Workspace team) throws Throwable {
        var access = new Access(team);
        Tokens.serviceAccount(team, "builder");
        access.grant("builder", "apiGroups: [connectors.alauda.io], resources: [connectors/proxy], verbs: [use]");
        access.allows("builder", USE_FORGE);
        RawHttp builder = team.server().httpOf(Tokens.of(team, "builder"));

        Reply self = builder.post(
                "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                "{spec: {resourceAttributes: {namespace: %s, %s}}}".formatted(team.namespace(), USE_FORGE));
        Reply rules = builder.post(
                "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                "{spec: {namespace: " + team.namespace() + "}}");
        Reply ofOthers = builder.post(
                "/apis/authorization.k8s.io/v1/subjectaccessreviews", "{spec: {user: ann, " + getSecrets(team) + "}}");

        assertThat(self.at("/status/allowed")).isEqualTo("true");
        assertThat(rules.each("/status/resourceRules", "/resources/0")).contains("connectors/proxy");
        assertThat(rules.at("/status/incomplete")).isEqualTo("false");
        assertThat(ofOthers.status()).isEqualTo(403);
    }

    private static String getSecrets(Workspace team) {
        return "resourceAttributes: {namespace: %s, verb: get, resource: secrets}".formatted(team.namespace());
    }

    private static String review(Workspace team, String spec) {
        return team.http()
                .post("/apis/authorization.k8s.io/v1/subjectaccessreviews", "{spec: " + spec + "}")
                .expect(201)
                .at("/status/allowed");
    }

    private static void clusterRole(Workspace team, String name, String content) {
        team.createClusterWide(
                "/apis/rbac.authorization.k8s.io/v1/clusterroles", "metadata: {name: %s}\n%s".formatted(name, content));
    }

    private static void clusterBinding(Workspace team, String role, String subject) {
        team.createClusterWide(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings", Access.binding("ClusterRole", role, subject));
    }
}
