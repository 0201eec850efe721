package io.connectors.sandbox.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.sandbox.authorization.AccessAttributes;
import io.connectors.sandbox.authorization.Authorizer;
import io.connectors.sandbox.authorization.Decision;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpersonationTest {

    private static final UserInfo SENDER = new UserInfo("lead", "1", List.of("system:authenticated"), Map.of());

    private final FakeAuthorizer authorizer = new FakeAuthorizer();
    private final Impersonation impersonation = new Impersonation(authorizer);

    /** Allows what it is told to, and remembers what it was asked. */
    private static final class FakeAuthorizer implements Authorizer {

        private final List<AccessAttributes> asked = new ArrayList<>();
        private String refusedResource = "";

        @Override
        public Decision authorize(UserInfo user, AccessAttributes access) {
            asked.add(access);
            return new Decision(
                    user.equals(SENDER)
                            && access instanceof AccessAttributes.Resource resource
                            && !resource.resource().equals(refusedResource),
                    "");
        }
    }

    @Test
    void leavesTheSenderWithoutHeaders() {
        assertThat(impersonation.actingUser(SENDER, Map.of("accept", List.of("*/*"))))
                .isEqualTo(SENDER);
        assertThat(authorizer.asked).isEmpty();
    }

    @Test
    void actsAsAUser() {
        UserInfo acting = impersonation.actingUser(SENDER, Map.of("impersonate-user", List.of("ann")));

        assertThat(acting).isEqualTo(new UserInfo("ann", "", List.of("system:authenticated"), Map.of()));
        assertThat(authorizer.asked).containsExactly(needed("", "users", "", "", "ann"));
    }

    @Test
    void givesAServiceAccountItsGroups() {
        UserInfo acting = impersonation.actingUser(
                SENDER, Map.of("impersonate-user", List.of("system:serviceaccount:demo:builder")));

        assertThat(acting.groups())
                .containsExactly("system:serviceaccounts", "system:serviceaccounts:demo", "system:authenticated");
        assertThat(authorizer.asked).containsExactly(needed("", "serviceaccounts", "", "demo", "builder"));
    }

    @Test
    void givesAServiceAccountOnlyTheGroupsThatAreNamed() {
        UserInfo acting = impersonation.actingUser(
                SENDER,
                Map.of(
                        "impersonate-user", List.of("system:serviceaccount:demo:builder"),
                        "impersonate-group", List.of("ops")));

        assertThat(acting.groups()).containsExactly("ops", "system:authenticated");
    }

    @Test
    void asksForEachPartOfTheIdentity() {
        UserInfo acting = impersonation.actingUser(
                SENDER,
                Map.of(
                        "impersonate-user", List.of("ann"),
                        "impersonate-uid", List.of("7"),
                        "impersonate-group", List.of("ops", "dev"),
                        "impersonate-extra-acme.test%2fscope", List.of("a", "b")));

        assertThat(acting)
                .isEqualTo(new UserInfo(
                        "ann",
                        "7",
                        List.of("ops", "dev", "system:authenticated"),
                        Map.of("acme.test/scope", List.of("a", "b"))));
        assertThat(authorizer.asked)
                .containsExactly(
                        needed("", "users", "", "", "ann"),
                        needed("", "groups", "", "", "ops"),
                        needed("", "groups", "", "", "dev"),
                        needed("authentication.k8s.io", "userextras", "acme.test/scope", "", "a"),
                        needed("authentication.k8s.io", "userextras", "acme.test/scope", "", "b"),
                        needed("authentication.k8s.io", "uids", "", "", "7"));
    }

    @Test
    void takesTheAnonymousUserForUnauthenticated() {
        UserInfo acting = impersonation.actingUser(SENDER, Map.of("impersonate-user", List.of("system:anonymous")));

        assertThat(acting.groups()).containsExactly("system:unauthenticated");
    }

    @Test
    void refusesAUserTheSenderMayNotBe() {
        authorizer.refusedResource = "users";

        assertThatThrownBy(() -> impersonation.actingUser(SENDER, Map.of("impersonate-user", List.of("ann"))))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(403))
                .hasMessage("users \"ann\" is forbidden: User \"lead\" cannot impersonate resource \"users\" in API"
                        + " group \"\" at the cluster scope");
    }

    @Test
    void refusesAGroupTheSenderMayNotHave() {
        authorizer.refusedResource = "groups";

        assertThatThrownBy(() -> impersonation.actingUser(
                        SENDER,
                        Map.of(
                                "impersonate-user", List.of("ann"),
                                "impersonate-group", List.of("system:masters"))))
                .hasMessageContaining("groups \"system:masters\" is forbidden");
    }

    @Test
    void refusesAGroupWithoutAUser() {
        assertThatThrownBy(() -> impersonation.actingUser(SENDER, Map.of("impersonate-group", List.of("ops"))))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(400))
                .hasMessageContaining("without impersonating a user name");
    }

    private static AccessAttributes needed(
            String group, String resource, String subresource, String namespace, String name) {
        return new AccessAttributes.Resource("impersonate", group, resource, subresource, namespace, name);
    }
}
