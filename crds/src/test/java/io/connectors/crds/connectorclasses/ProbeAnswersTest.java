package io.connectors.crds.connectorclasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectors.crds.expression.CelRules;
import io.connectors.crds.expression.ResponseVariables;
import io.connectors.crds.expression.Result;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Probe;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tools' answers mean, where a class has a rule of its own. */
final class ProbeAnswersTest {

    /**
     * One answer of a tool.
     *
     * @param challenge its {@code WWW-Authenticate} header
     */
    record Case(String className, boolean isAuth, int status, String challenge, String body, boolean isGood) {
        static Case liveness(String className, int status, String body, boolean isGood) {
            return new Case(className, false, status, "", body, isGood);
        }

        static Case auth(String className, int status, String body, boolean isGood) {
            return new Case(className, true, status, "", body, isGood);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.auth("gitlab", 200, "{\"id\":1}", true),
                Case.auth("gitlab", 401, "{\"message\":\"401 Unauthorized\"}", false),
                Case.auth("gitlab", 403, "{\"error\":\"insufficient_scope\"}", true),
                Case.auth("gitlab", 403, "{\"message\":\"403 Forbidden - Your account has been blocked.\"}", false),
                Case.liveness("oci", 200, "", true),
                Case.liveness("oci", 401, "", true),
                Case.liveness("oci", 404, "", false),
                Case.auth("oci", 200, "{}", true),
                new Case("oci", true, 401, "Basic realm=\"registry\"", "", false),
                new Case("oci", true, 401, "Bearer realm=\"https://auth.example.org/token\"", "", true),
                new Case("oci", true, 403, "Bearer realm=\"https://auth.example.org/token\"", "", false),
                Case.auth("oci", 401, "", false),
                Case.auth("harbor", 200, "{}", true),
                Case.auth("harbor", 412, "{}", true),
                Case.auth("harbor", 401, "{}", false),
                Case.auth("harbor", 403, "{}", false),
                Case.liveness("maven", 404, "", true),
                Case.liveness("maven", 503, "", false),
                Case.auth("maven", 200, "", true),
                Case.auth("maven", 403, "", true),
                Case.auth("maven", 401, "", false),
                Case.auth("maven", 500, "", false),
                Case.liveness("sonarqube", 200, "{\"status\":\"UP\"}", true),
                Case.liveness("sonarqube", 200, "{\"status\":\"STARTING\"}", false),
                Case.liveness("sonarqube", 200, "<html>", false),
                Case.auth("sonarqube", 200, "{\"valid\":true}", true),
                Case.auth("sonarqube", 200, "{\"valid\":false}", false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areJudgedByTheClass(Case one) {
        Result<Boolean> judged = CelRules.response(rule(one)).evaluate(answer(one));

        assertThat(judged instanceof Result.Answer<Boolean>(Boolean good) && good)
                .isEqualTo(one.isGood());
    }

    private static String rule(Case one) {
        var spec = BuiltInClass.named(one.className()).spec();
        Probe probe = Objects.requireNonNull(
                one.isAuth() ? spec.authProbes().getFirst().probe() : spec.livenessProbe());
        HttpProbe http = Objects.requireNonNull(probe.http());
        return Objects.requireNonNull(http.response()).cel();
    }

    private static ResponseVariables answer(Case one) {
        JsonNode json = one.body().startsWith("{")
                ? Serialization.unmarshal(one.body(), JsonNode.class)
                : MissingNode.getInstance();
        Map<String, List<String>> headers =
                one.challenge().isEmpty() ? Map.of() : Map.of("WWW-Authenticate", List.of(one.challenge()));
        return new ResponseVariables(one.status(), headers, one.body(), json);
    }
}
