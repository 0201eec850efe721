package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectors.crds.expression.CelRules;
import io.connectors.crds.expression.RequestVariables;
import io.connectors.crds.expression.Result;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.Injection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each tool is told in place of the client's token. */
final class InjectionTest {
    private static final Map<String, String> TOKEN = Map.of("token", "t");
    private static final Map<String, String> NAMED_TOKEN = Map.of("token", "t", "username", "bot");
    private static final Map<String, String> BASIC = Map.of("username", "u", "password", "p");

    /**
     * One request.
     *
     * @param injected the header that is filled from the Secret; no other is
     */
    record Case(String className, String path, Map<String, String> secret, String injected) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case("github", "/org/repo.git/info/refs", TOKEN, "Authorization: Basic eC1hY2Nlc3MtdG9rZW46dA=="),
                new Case(
                        "github", "/org/repo/git-receive-pack", TOKEN, "Authorization: Basic eC1hY2Nlc3MtdG9rZW46dA=="),
                new Case("github", "/user/repos", TOKEN, "Authorization: Bearer t"),
                new Case("github", "/graphql", TOKEN, "Authorization: Bearer t"),
                new Case("github", "/repos/org/git-upload-pack/branches", TOKEN, "Authorization: Bearer t"),
                new Case("gitlab", "/prefix/org/repo.git/info/refs", TOKEN, "Authorization: Basic b2F1dGgyOnQ="),
                new Case("gitlab", "/org/repo.git/git-upload-pack", NAMED_TOKEN, "Authorization: Basic Ym90OnQ="),
                new Case("gitlab", "/org/repo.git/info/lfs/objects/batch", TOKEN, "Authorization: Basic b2F1dGgyOnQ="),
                new Case("gitlab", "/prefix/api/v4/user", NAMED_TOKEN, "Private-Token: t"),
                new Case("gitlab", "/api/v4/projects/org%2Frepo/repository/branches", TOKEN, "Private-Token: t"),
                new Case("gitlab", "/", TOKEN, "Private-Token: t"),
                new Case("oci", "/v2/", BASIC, "Authorization: Basic dTpw"),
                new Case("sonarqube", "/api/ce/submit", TOKEN, "Authorization: Basic dDo="));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fillsOneHeaderFromTheSecret(Case one) {
        var auth = Objects.requireNonNull(
                BuiltInClass.named(one.className()).spec().auth());

        assertThat(auth.types().getFirst().inject())
                .filteredOn(injection -> applies(injection, one.path()))
                .allSatisfy(injection -> assertThat(injection.in()).isEqualTo("header"))
                .extracting(injection -> injection.name() + ": " + value(injection, one.secret()))
                .containsExactly(one.injected());
    }

    private static boolean applies(Injection injection, String path) {
        if (injection.when().isEmpty()) {
            return true;
        }
        var request = new RequestVariables.Request("GET", path, "tool.example.org", Map.of(), Map.of());
        var variables = new RequestVariables(request, MissingNode.getInstance(), Map.of(), MissingNode.getInstance());
        return CelRules.request(injection.when()).evaluate(variables) instanceof Result.Answer<Boolean>(Boolean answer)
                && answer;
    }

    private static String value(Injection injection, Map<String, String> secret) {
        return Templates.parse("value", injection.value()).render(secret);
    }
}
