package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The messages are those of a real API server, which was asked the same on the policy of the verdicts. */
class EscalationCheckTest {

    private static final String AUTHOR_POLICY = """
            kind: ClusterRole
            metadata: {name: verdicts-author}
            rules:
              - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [create, update]}
              - {nonResourceURLs: [/logs/*], verbs: [get]}
            ---
            kind: ClusterRoleBinding
            metadata: {name: verdicts-author}
            roleRef: {kind: ClusterRole, name: verdicts-author}
            subjects: [{kind: User, name: verdicts-author}]
            """;
    private static final UserInfo ADMIN = user("verdicts-admin");
    private static final UserInfo AUTHOR = user("verdicts-author");

    private final FakeObjects objects =
            FakeObjects.withBootstrapPolicy().add(Verdicts.policy()).add(AUTHOR_POLICY);
    private final RbacAuthorizer authorizer = new RbacAuthorizer(objects, objects::revision);
    private final EscalationCheck check = new EscalationCheck(authorizer);

    @Test
    void listsWhatARoleGrantsBeyondItsAuthor() {
        ObjectNode role = role("""
                - {apiGroups: [connectors.alauda.io, x], resources: [connectors/proxy, connectors], verbs: [use, get], resourceNames: [a, b]}
                - {apiGroups: [""], resources: [nodes], verbs: [get]}
                - {apiGroups: [""], resources: [configmaps], verbs: [get]}
                - {apiGroups: [""], resources: [nodes], verbs: [list]}
                """);

        assertForbidden(() -> check.beforeCreate(ADMIN, RbacTypes.ROLES, role), """
                roles.rbac.authorization.k8s.io "t" is forbidden: user "verdicts-admin" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {APIGroups:[""], Resources:["nodes"], Verbs:["get" "list"]}
                {APIGroups:["connectors.alauda.io"], Resources:["connectors"], ResourceNames:["a"], Verbs:["use" "get"]}
                {APIGroups:["connectors.alauda.io"], Resources:["connectors"], ResourceNames:["b"], Verbs:["use" "get"]}
                {APIGroups:["connectors.alauda.io"], Resources:["connectors/proxy"], ResourceNames:["a"], Verbs:["use" "get"]}
                {APIGroups:["connectors.alauda.io"], Resources:["connectors/proxy"], ResourceNames:["b"], Verbs:["use" "get"]}
                {APIGroups:["x"], Resources:["connectors"], ResourceNames:["a"], Verbs:["use" "get"]}
                {APIGroups:["x"], Resources:["connectors"], ResourceNames:["b"], Verbs:["use" "get"]}
                {APIGroups:["x"], Resources:["connectors/proxy"], ResourceNames:["a"], Verbs:["use" "get"]}
                {APIGroups:["x"], Resources:["connectors/proxy"], ResourceNames:["b"], Verbs:["use" "get"]}""");
    }

    @Test
    void allowsARoleThatGrantsWhatItsAuthorHas() {
        ObjectNode role = role("[{apiGroups: [''], resources: [secrets, pods/log], verbs: [get]}]");

        assertThatCode(() -> check.beforeCreate(ADMIN, RbacTypes.ROLES, role)).doesNotThrowAnyException();
    }

    @Test
    void allowsAnyRoleToWhomMayEscalate() {
        objects.add("""
                kind: Role
                metadata: {name: escalators, namespace: verdicts}
                rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [escalate]}]
                ---
                kind: RoleBinding
                metadata: {name: escalators, namespace: verdicts}
                roleRef: {kind: Role, name: escalators}
                subjects: [{kind: User, name: verdicts-admin}]
                """);

        assertThatCode(() -> check.beforeCreate(ADMIN, RbacTypes.ROLES, everything()))
                .doesNotThrowAnyException();
    }

    @Test
    void allowsAnyRoleToMasters() {
        var master = new UserInfo("root", "", List.of("system:masters"), Map.of());

        assertThatCode(() -> check.beforeCreate(master, RbacTypes.ROLES, everything()))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAChangedRoleThatGrantsMore() {
        ObjectNode before = role("[{apiGroups: [''], resources: [secrets], verbs: [get]}]");

        assertForbidden(() -> check.beforeUpdate(ADMIN, RbacTypes.ROLES, before, everything()), """
                roles.rbac.authorization.k8s.io "t" is forbidden: user "verdicts-admin" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {APIGroups:["*"], Resources:["*"], Verbs:["*"]}""");
    }

    @Test
    void letsTheGarbageCollectorTouchARoleBeyondItsRights() {
        ObjectNode before = everything();
        ObjectNode after = before.deepCopy();
        ObjectMeta.of(after).setFinalizers(List.of("foregroundDeletion"));
        ObjectMeta.of(after).set("resourceVersion", "2");

        assertThatCode(() -> check.beforeUpdate(ADMIN, RbacTypes.ROLES, before, after))
                .doesNotThrowAnyException();
    }

    @Test
    void asksForAllRightsBeforeRolesAreAggregated() {
        ObjectNode role = FakeObjects.one("""
                kind: ClusterRole
                metadata: {name: sum}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {a: b}}]}
                """);

        assertForbidden(
                () -> check.beforeCreate(AUTHOR, RbacTypes.CLUSTER_ROLES, role),
                "clusterroles.rbac.authorization.k8s.io \"sum\" is forbidden: must have cluster-admin privileges to"
                        + " use the aggregationRule");
    }

    @Test
    void comparesUrlsWithStars() {
        ObjectNode role = FakeObjects.one("""
                kind: ClusterRole
                metadata: {name: urls}
                rules: [{nonResourceURLs: [/logs/a, /logs/*, /metrics], verbs: [get]}]
                """);

        assertForbidden(() -> check.beforeCreate(AUTHOR, RbacTypes.CLUSTER_ROLES, role), """
                clusterroles.rbac.authorization.k8s.io "urls" is forbidden: user "verdicts-author" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {NonResourceURLs:["/metrics"], Verbs:["get"]}""");
    }

    @Test
    void refusesABindingToARoleThatGrantsMore() {
        assertForbidden(
                () -> check.beforeCreate(ADMIN, RbacTypes.ROLE_BINDINGS, binding("ClusterRole", "cluster-admin")), """
                rolebindings.rbac.authorization.k8s.io "t" is forbidden: user "verdicts-admin" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
                {APIGroups:["*"], Resources:["*"], Verbs:["*"]}
                {NonResourceURLs:["*"], Verbs:["*"]}""");
    }

    @Test
    void allowsABindingToARoleThatGrantsWhatTheUserHas() {
        assertThatCode(() -> check.beforeCreate(ADMIN, RbacTypes.ROLE_BINDINGS, binding("ClusterRole", "view")))
                .doesNotThrowAnyException();
    }

    @Test
    void allowsABindingToWhomMayBindTheRole() {
        objects.add("""
                kind: Role
                metadata: {name: binders, namespace: verdicts}
                rules: [{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [cluster-admin], verbs: [bind]}]
                ---
                kind: RoleBinding
                metadata: {name: binders, namespace: verdicts}
                roleRef: {kind: Role, name: binders}
                subjects: [{kind: User, name: verdicts-admin}]
                """);

        assertThatCode(() ->
                        check.beforeCreate(ADMIN, RbacTypes.ROLE_BINDINGS, binding("ClusterRole", "cluster-admin")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.beforeCreate(ADMIN, RbacTypes.ROLE_BINDINGS, binding("Role", "stars")))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void doesNotBindARoleThatIsNotThere() {
        assertThatThrownBy(() -> check.beforeCreate(ADMIN, RbacTypes.ROLE_BINDINGS, binding("Role", "missing")))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(404))
                .hasMessage("rolebindings.rbac.authorization.k8s.io \"missing\" not found");
    }

    @Test
    void leavesOtherKindsAlone() {
        var secrets = new ResourceType("", "v1", "Secret", "secrets", "secret", true, List.of(), List.of(), false);

        assertThatCode(() -> check.beforeCreate(user("nobody"), secrets, everything()))
                .doesNotThrowAnyException();
    }

    private static void assertForbidden(ThrowingCallable action, String message) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(403))
                .hasMessage(message);
    }

    private static ObjectNode everything() {
        return role("[{apiGroups: ['*'], resources: ['*'], verbs: ['*']}]");
    }

    private static ObjectNode role(String rules) {
        return FakeObjects.one("kind: Role\nmetadata: {name: t, namespace: verdicts}\nrules:\n" + rules.indent(2));
    }

    private static ObjectNode binding(String kind, String role) {
        return FakeObjects.one("""
                kind: RoleBinding
                metadata: {name: t, namespace: verdicts}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: %s}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: jo}]
                """.formatted(kind, role));
    }

    private static UserInfo user(String name) {
        return new UserInfo(name, "", List.of("system:authenticated"), Map.of());
    }
}
