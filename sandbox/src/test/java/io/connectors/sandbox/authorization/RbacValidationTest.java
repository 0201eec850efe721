package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages are those of a real API server. */
class RbacValidationTest {

    private static final String REF = "roleRef: {kind: Role, name: r}\n";

    record Case(String name, ResourceType type, String object, List<String> problems) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> objects() {
        return List.of(
                new Case(
                        "a good role",
                        RbacTypes.ROLES,
                        rules("apiGroups: [''], resources: [a], verbs: [get]"),
                        List.of()),
                new Case(
                        "a rule without verbs",
                        RbacTypes.ROLES,
                        rules("apiGroups: [''], resources: [a]"),
                        List.of("rules[0].verbs: Required value: verbs must contain at least one value")),
                new Case(
                        "an empty rule",
                        RbacTypes.ROLES,
                        rules(""),
                        List.of(
                                "rules[0].verbs: Required value: verbs must contain at least one value",
                                "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
                                "rules[0].resources: Required value: resource rules must supply at least one resource")),
                new Case(
                        "a URL in a namespace",
                        RbacTypes.ROLES,
                        rules("nonResourceURLs: [/x], verbs: [get]"),
                        List.of("rules[0].nonResourceURLs: Invalid value: [\"/x\"]: namespaced rules cannot apply to"
                                + " non-resource URLs")),
                new Case(
                        "a URL in the cluster",
                        RbacTypes.CLUSTER_ROLES,
                        rules("nonResourceURLs: [/x], verbs: [get]"),
                        List.of()),
                new Case(
                        "a URL beside a resource",
                        RbacTypes.CLUSTER_ROLES,
                        rules("nonResourceURLs: [/x], apiGroups: [''], resources: [a], verbs: [get]"),
                        List.of("rules[0].nonResourceURLs: Invalid value: [\"/x\"]: rules cannot apply to both regular"
                                + " resources and non-resource URLs")),
                new Case(
                        "subjects of each kind",
                        RbacTypes.ROLE_BINDINGS,
                        REF
                                + "subjects: [{kind: User, name: a}, {kind: Group, name: b}, {kind: ServiceAccount, name: c}]",
                        List.of()),
                new Case(
                        "subjects of no kind",
                        RbacTypes.ROLE_BINDINGS,
                        REF + "subjects: [{kind: Bot, name: x}, {kind: User}, {kind: User, name: y, apiGroup: zz}]",
                        List.of(
                                "subjects[0].kind: Unsupported value: \"Bot\": supported values: \"ServiceAccount\","
                                        + " \"User\", \"Group\"",
                                "subjects[1].name: Required value",
                                "subjects[2].apiGroup: Unsupported value: \"zz\": supported values:"
                                        + " \"rbac.authorization.k8s.io\"")),
                new Case(
                        "no role",
                        RbacTypes.ROLE_BINDINGS,
                        "subjects: []",
                        List.of(
                                "roleRef.kind: Unsupported value: \"\": supported values: \"Role\", \"ClusterRole\"",
                                "roleRef.name: Required value")),
                new Case(
                        "a role in a cluster-wide binding",
                        RbacTypes.CLUSTER_ROLE_BINDINGS,
                        REF + "subjects: [{kind: ServiceAccount, name: x}]",
                        List.of(
                                "roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\"",
                                "subjects[0].namespace: Required value")));
    }

    @ParameterizedTest
    @MethodSource("objects")
    void findsWhatIsWrong(Case row) {
        assertThat(RbacValidation.problems(row.type(), defaulted(row.type(), row.object())))
                .extracting(RbacValidationTest::text)
                .isEqualTo(row.problems());
    }

    @Test
    void keepsTheRoleOfABinding() {
        ObjectNode before = defaulted(RbacTypes.ROLE_BINDINGS, REF);
        ObjectNode after = defaulted(RbacTypes.ROLE_BINDINGS, REF.replace("name: r", "name: s"));

        assertThat(RbacValidation.problems(RbacTypes.ROLE_BINDINGS, before, after))
                .extracting(RbacValidationTest::text)
                .containsExactly("roleRef: Invalid value: {\"APIGroup\":\"rbac.authorization.k8s.io\","
                        + "\"Kind\":\"Role\",\"Name\":\"s\"}: cannot change roleRef");
        assertThat(RbacValidation.problems(RbacTypes.ROLE_BINDINGS, before, before))
                .isEmpty();
    }

    @Test
    void fillsInTheGroupsOfABinding() {
        ObjectNode binding = defaulted(
                RbacTypes.ROLE_BINDINGS, REF + "subjects: [{kind: User, name: a}, {kind: ServiceAccount, name: c}]");

        assertThat(binding.at("/roleRef/apiGroup").asText()).isEqualTo("rbac.authorization.k8s.io");
        assertThat(binding.at("/subjects/0/apiGroup").asText()).isEqualTo("rbac.authorization.k8s.io");
        assertThat(binding.at("/subjects/1").has("apiGroup")).isFalse();
    }

    private static ObjectNode defaulted(ResourceType type, String yaml) {
        ObjectNode object = FakeObjects.one(yaml);
        RbacDefaulting.apply(type, object);
        return object;
    }

    private static String rules(String rule) {
        return "rules: [{" + rule + "}]";
    }

    private static String text(Cause cause) {
        return cause.field() + ": " + cause.message();
    }
}
