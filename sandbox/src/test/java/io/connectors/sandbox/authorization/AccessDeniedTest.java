package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages are those of a real API server. */
class AccessDeniedTest {

    private static final UserInfo JO = new UserInfo("jo", "", List.of(), Map.of());

    record Case(String message, AccessAttributes access, String reason) {}

    static List<Case> denials() {
        return List.of(
                new Case(
                        "secrets \"x\" is forbidden: User \"jo\" cannot get resource \"secrets\" in API group \"\" in"
                                + " the namespace \"demo\"",
                        new AccessAttributes.Resource("get", "", "secrets", "", "demo", "x"),
                        ""),
                new Case(
                        "pods \"p\" is forbidden: User \"jo\" cannot get resource \"pods/log\" in API group \"\" in"
                                + " the namespace \"demo\"",
                        new AccessAttributes.Resource("get", "", "pods", "log", "demo", "p"),
                        ""),
                new Case(
                        "nodes \"n1\" is forbidden: User \"jo\" cannot get resource \"nodes\" in API group \"\" at the"
                                + " cluster scope",
                        new AccessAttributes.Resource("get", "", "nodes", "", "", "n1"),
                        ""),
                new Case(
                        "connectors.connectors.alauda.io is forbidden: User \"jo\" cannot list resource \"connectors\""
                                + " in API group \"connectors.alauda.io\" in the namespace \"demo\": RBAC: role gone",
                        new AccessAttributes.Resource("list", "connectors.alauda.io", "connectors", "", "demo", ""),
                        "RBAC: role gone"),
                new Case(
                        "forbidden: User \"jo\" cannot get path \"/metrics/foo\"",
                        new AccessAttributes.Path("get", "/metrics/foo"),
                        ""));
    }

    @ParameterizedTest
    @MethodSource("denials")
    void saysWhoMayNotDoWhatWhere(Case denial) {
        ApiException refused = AccessDenied.of(JO, denial.access(), Decision.refusedBecause(denial.reason()));

        assertThat(refused.code()).isEqualTo(403);
        assertThat(refused).hasMessage(denial.message());
    }
}
