package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RbacAuthorizerTest {

    private static final UserInfo ANN = new UserInfo("ann", "", List.of("readers"), Map.of());
    private static final AccessAttributes READ_SECRET =
            new AccessAttributes.Resource("get", "", "secrets", "", "demo", "forge");

    private final FakeObjects objects = new FakeObjects();
    private final RbacAuthorizer authorizer = new RbacAuthorizer(objects, objects::revision);

    @Test
    void seesARoleThatIsGivenLater() {
        assertThat(authorizer.authorize(ANN, READ_SECRET).allowed()).isFalse();

        allowReaders();

        assertThat(authorizer.authorize(ANN, READ_SECRET))
                .isEqualTo(new Decision(
                        true, "RBAC: allowed by RoleBinding \"readers/demo\" of Role \"reader\" to Group \"readers\""));
    }

    @Test
    void seesABindingThatIsTakenAway() {
        allowReaders();

        objects.remove("RoleBinding", "readers");

        assertThat(authorizer.authorize(ANN, READ_SECRET).allowed()).isFalse();
    }

    @Test
    void readsTheRolesOnlyAfterAChange() {
        allowReaders();
        assertThat(authorizer.authorize(ANN, READ_SECRET).allowed()).isTrue();
        int reads = objects.reads();

        assertThat(authorizer.authorize(ANN, READ_SECRET).allowed()).isTrue();

        assertThat(objects.reads()).isEqualTo(reads);
    }

    @Test
    void namesTheFirstSubjectOfABindingThatFits() {
        objects.add("""
                kind: ClusterRole
                metadata: {name: reader}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
                ---
                kind: ClusterRoleBinding
                metadata: {name: both}
                roleRef: {kind: ClusterRole, name: reader}
                subjects: [{kind: Group, name: readers}, {kind: User, name: ann}]
                """);

        assertThat(authorizer.authorize(ANN, READ_SECRET).reason()).endsWith("to Group \"readers\"");
    }

    @Test
    void takesAServiceAccountWithoutNamespaceForOneOfTheBindings() {
        allowReaders();
        objects.add("""
                kind: RoleBinding
                metadata: {name: own, namespace: demo}
                roleRef: {kind: Role, name: reader}
                subjects: [{kind: ServiceAccount, name: builder}]
                """);

        var builder = new UserInfo("system:serviceaccount:demo:builder", "", List.of(), Map.of());
        assertThat(authorizer.authorize(builder, READ_SECRET).reason()).endsWith("to ServiceAccount \"builder/demo\"");
    }

    @Test
    void gathersRolesThatSelectEachOther() {
        objects.add("""
                kind: ClusterRole
                metadata: {name: one, labels: {of: two}}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {of: one}}]}
                ---
                kind: ClusterRole
                metadata: {name: two, labels: {of: one}}
                aggregationRule: {clusterRoleSelectors: [{matchLabels: {of: two}}, {matchExpressions: [{key: leaf, operator: Exists}]}]}
                ---
                kind: ClusterRole
                metadata: {name: leaf, labels: {leaf: ""}}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
                ---
                kind: ClusterRoleBinding
                metadata: {name: readers}
                roleRef: {kind: ClusterRole, name: one}
                subjects: [{kind: User, name: ann}]
                """);

        assertThat(authorizer.authorize(ANN, READ_SECRET).allowed()).isTrue();
    }

    @Test
    void findsOneUsersRightsAmongThoseOfThousands() {
        allowReaders();
        for (int i = 0; i < 5_000; i++) {
            objects.add("""
                    {kind: RoleBinding, metadata: {name: b%1$d, namespace: demo},
                     roleRef: {kind: Role, name: reader}, subjects: [{kind: User, name: user%1$d}]}
                    """.formatted(i));
        }

        assertThat(authorizer.rightsOf(ANN, "demo").rules()).hasSize(1);
        assertThat(authorizer
                        .authorize(new UserInfo("user4999", "", List.of(), Map.of()), READ_SECRET)
                        .allowed())
                .isTrue();
    }

    private void allowReaders() {
        objects.add("""
                kind: Role
                metadata: {name: reader, namespace: demo}
                rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
                ---
                kind: RoleBinding
                metadata: {name: readers, namespace: demo}
                roleRef: {kind: Role, name: reader}
                subjects: [{kind: Group, name: readers}]
                """);
    }
}
