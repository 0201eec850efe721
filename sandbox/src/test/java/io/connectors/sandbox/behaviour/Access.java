package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

/** Roles of a workspace, and the API server's verdicts on who may do what. */
final class Access {
    private static final String RBAC = "rbac.authorization.k8s.io/v1";

    private final Workspace team;

    Access(Workspace team) {
        this.team = team;
    }

    String roles() {
        return team.group(RBAC, "roles");
    }

    String bindings() {
        return team.group(RBAC, "rolebindings");
    }

    /** A Role with one rule, as {@code apiGroups: [""], resources: [secrets], verbs: [get]}. */
    void role(String name, String rule) {
        team.create(roles(), "{metadata: {name: %s}, rules: [{%s}]}".formatted(name, rule));
    }

    void bind(String role, String serviceAccount) {
        team.create(bindings(), binding("Role", role, subject(serviceAccount)));
    }

    /** Gives a ServiceAccount a role of one rule. */
    void grant(String serviceAccount, String rule) {
        role("granted-to-" + serviceAccount, rule);
        bind("granted-to-" + serviceAccount, serviceAccount);
    }

    String subject(String serviceAccount) {
        return "{kind: ServiceAccount, name: %s, namespace: %s}".formatted(serviceAccount, team.namespace());
    }

    static String binding(String kind, String role, String subject) {
        return """
                metadata: {name: %s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: %s}
                subjects: [%s]
                """.formatted(role, kind, role, subject);
    }

    /** The answer to a SubjectAccessReview about a ServiceAccount of this workspace. */
    Reply review(String serviceAccount, String attributes) {
        return reviewOf("system:serviceaccount:%s:%s".formatted(team.namespace(), serviceAccount), attributes);
    }

    Reply reviewOf(String user, String attributes) {
        return team.http()
                .post("/apis/authorization.k8s.io/v1/subjectaccessreviews", """
                        apiVersion: authorization.k8s.io/v1
                        kind: SubjectAccessReview
                        spec:
                          user: %s
                          groups: ["system:serviceaccounts", "system:serviceaccounts:%s", "system:authenticated"]
                          resourceAttributes: {namespace: %s, %s}
                        """.formatted(
                                user, team.namespace(), team.namespace(), attributes))
                .expect(201);
    }

    /** Waits, because an API server learns of roles by a watch of its own. */
    void allows(String serviceAccount, String attributes) throws Throwable {
        Eventually.holds(() -> assertThat(review(serviceAccount, attributes).at("/status/allowed"))
                .as(attributes)
                .isEqualTo("true"));
    }

    void denies(String serviceAccount, String attributes) {
        assertThat(review(serviceAccount, attributes).at("/status/allowed"))
                .as(attributes)
                .isEqualTo("false");
    }
}
