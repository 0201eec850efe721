package io.connectors.app.connector;

import static io.connectors.app.connector.Fixtures.GOOD_SECRET;
import static io.connectors.app.connector.Fixtures.connector;
import static io.connectors.app.connector.Fixtures.found;
import static io.connectors.app.connector.Fixtures.with;
import static io.connectors.app.connector.Fixtures.withAddressProblem;
import static io.connectors.app.connector.Fixtures.withAuth;
import static io.connectors.app.connector.Fixtures.withLiveness;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.probe.ProbeResult.Answered;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.NotDeclared;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialProblem;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.v1alpha1.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorEvaluatorTest {
    private static final SecretState ANONYMOUS =
            new SecretState.Read("", new CredentialReading.Usable(new Credential.Anonymous()));

    record Case(
            String name,
            ConnectorInputs.Found found,
            ConditionType type,
            String status,
            String reason,
            String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"secretCases", "authorityCases", "livenessCases", "authCases", "proxyServiceCases"})
    void decides(Case given) {
        Condition condition = condition(evaluate(given.found()), given.type());

        assertThat(condition.status()).isEqualTo(given.status());
        assertThat(condition.reason()).isEqualTo(given.reason());
        assertThat(condition.message()).contains(given.message());
    }

    @ParameterizedTest
    @MethodSource({"secretCases", "livenessCases", "authCases", "proxyServiceCases"})
    void readyFollowsTheConditionThatIsNotTrue(Case given) {
        Condition ready = condition(evaluate(given.found()), ConditionType.READY);

        assertThat(ready.status()).isEqualTo(given.status());
        if (!given.status().equals("True")) {
            assertThat(ready.reason()).isEqualTo(given.reason());
            assertThat(ready.message()).contains(given.message());
        }
    }

    @ParameterizedTest
    @MethodSource("authorityCases")
    void certificateAuthoritiesNeverCountTowardsReady(Case given) {
        List<Condition> conditions = evaluate(given.found());

        assertThat(condition(conditions, ConditionType.CA_CERT_READY).severity())
                .isEqualTo("Info");
        assertThat(condition(conditions, ConditionType.READY).status()).isEqualTo("True");
    }

    @Test
    void ordersConditionsByDependency() {
        assertThat(evaluate(found()))
                .extracting(Condition::type)
                .containsExactly(
                        "ConnectorClassReady",
                        "SecretReady",
                        "CACertReady",
                        "LivenessReady",
                        "AuthReady",
                        "ProxyServiceReady",
                        "APIReady",
                        "Ready");
    }

    @Test
    void aMissingClassMakesEverythingElseUnknown() {
        List<Condition> conditions = ConnectorEvaluator.evaluate(new ConnectorInputs(connector(), null));

        Condition missing = condition(conditions, ConditionType.CONNECTOR_CLASS_READY);
        assertThat(missing.status()).isEqualTo("False");
        assertThat(missing.reason()).isEqualTo("ConnectorClassNotFound");
        assertThat(missing.message()).isEqualTo("connectorclass.connectors.alauda.io \"git\" not found");
        assertThat(conditions)
                .filteredOn(c -> List.of("SecretReady", "LivenessReady", "AuthReady", "ProxyServiceReady", "APIReady")
                        .contains(c.type()))
                .hasSize(5)
                .allMatch(c -> c.status().equals("Unknown"));
        assertThat(condition(conditions, ConditionType.READY).reason()).isEqualTo("ConnectorClassNotFound");
    }

    @Test
    void coversEveryConditionType() {
        List<String> decided = evaluate(found()).stream().map(Condition::type).toList();

        assertThat(Arrays.stream(ConditionType.values())
                        .filter(type -> type != ConditionType.PROXY_READY)
                        .map(ConditionType::wire))
                .containsExactlyInAnyOrderElementsOf(decided);
    }

    static Stream<Case> secretCases() {
        ConditionType type = ConditionType.SECRET_READY;
        return Stream.of(
                new Case("usable Secret", with(GOOD_SECRET), type, "True", "", ""),
                new Case("no auth", with(new SecretState.NotNeeded()), type, "True", "SecretOptional", ""),
                new Case("optional Secret left out", with(ANONYMOUS), type, "True", "SecretOptional", ""),
                new Case(
                        "Secret missing",
                        with(unusable(CredentialProblem.SECRET_NOT_FOUND, "secrets \"forge-pat\" not found")),
                        type,
                        "False",
                        "SecretNotFound",
                        "secrets \"forge-pat\" not found"),
                new Case(
                        "Secret of another type",
                        with(unusable(CredentialProblem.WRONG_TYPE, "wrong")),
                        type,
                        "False",
                        CredentialProblem.WRONG_TYPE.reason(),
                        "wrong"),
                new Case(
                        "unknown auth type",
                        with(new SecretState.UnknownAuthType("pat", "basicAuth, tokenAuth")),
                        type,
                        "False",
                        "AuthTypeNotFound",
                        "spec.auth.name is \"pat\"; the class offers: basicAuth, tokenAuth"),
                new Case(
                        "API server silent",
                        with(new SecretState.Unavailable("forge-pat")),
                        type,
                        "Unknown",
                        "SecretUnavailable",
                        "\"forge-pat\""));
    }

    static Stream<Case> authorityCases() {
        ConditionType type = ConditionType.CA_CERT_READY;
        return Stream.of(
                new Case("none named", with(new AuthorityState.None()), type, "True", "NoCACert", ""),
                new Case(
                        "loaded",
                        with(new AuthorityState.Loaded("root", "PEM")),
                        type,
                        "True",
                        "Valid",
                        "CA certificate loaded from secret \"root\""),
                new Case(
                        "Secret missing",
                        with(new AuthorityState.NotFound("root")),
                        type,
                        "False",
                        "SecretNotFound",
                        "secrets \"root\" not found"),
                new Case(
                        "not PEM",
                        with(new AuthorityState.Invalid("root")),
                        type,
                        "False",
                        "InvalidPEM",
                        "Secret \"root\" contains invalid PEM data"),
                new Case(
                        "the proxy's own",
                        with(new AuthorityState.NotAllowed("Name another one.")),
                        type,
                        "False",
                        "SecretNotAllowed",
                        "Name another one."),
                new Case(
                        "API server silent",
                        with(new AuthorityState.Unavailable("root")),
                        type,
                        "Unknown",
                        "SecretUnavailable",
                        "\"root\""));
    }

    static Stream<Case> livenessCases() {
        ConditionType type = ConditionType.LIVENESS_READY;
        return Stream.of(
                new Case("answers 204", withLiveness(answered(204)), type, "True", "", ""),
                new Case("no probe", withLiveness(new NotDeclared()), type, "True", "NonLivenessProbe", ""),
                new Case("asks for a credential", withLiveness(answered(401)), type, "True", "", ""),
                new Case("answers 404", withLiveness(answered(404)), type, "False", "ConnectionFailed", "404"),
                new Case(
                        "no answer",
                        withLiveness(new Failed(Failure.TIMEOUT, "no answer within 10 s")),
                        type,
                        "False",
                        "ConnectionFailed",
                        "no answer within 10 s"),
                new Case(
                        "untrusted",
                        withLiveness(new Failed(Failure.UNTRUSTED, "not trusted")),
                        type,
                        "False",
                        "ConnectionFailed",
                        "not trusted"),
                new Case(
                        "off limits",
                        withLiveness(new Failed(Failure.ADDRESS_NOT_ALLOWED, "loopback")),
                        type,
                        "False",
                        "AddressNotAllowed",
                        "loopback"),
                new Case(
                        "expression not supported",
                        withLiveness(new Skipped("ProbeNotSupported", "response.cel")),
                        type,
                        "Unknown",
                        "ProbeNotSupported",
                        "response.cel"),
                new Case(
                        "bad address",
                        withAddressProblem("spec.address: names no host"),
                        type,
                        "False",
                        "InvalidAddress",
                        "spec.address"));
    }

    static Stream<Case> authCases() {
        ConditionType type = ConditionType.AUTH_READY;
        return Stream.of(
                new Case("accepted", withAuth(GOOD_SECRET, answered(200)), type, "True", "", ""),
                new Case("no probe", withAuth(GOOD_SECRET, new NotDeclared()), type, "True", "NonAuthProbe", ""),
                new Case(
                        "rejected",
                        withAuth(GOOD_SECRET, answered(401)),
                        type,
                        "False",
                        "AuthenticationFailed",
                        "rejected the credential of Secret \"forge-pat\" (GET https://forge.example.org/: 401)"),
                new Case(
                        "anonymous not enough",
                        withAuth(ANONYMOUS, answered(403)),
                        type,
                        "False",
                        "AuthenticationFailed",
                        "Name a Secret in spec.auth.secretRef"),
                new Case(
                        "repository unknown",
                        withAuth(GOOD_SECRET, answered(404)),
                        type,
                        "False",
                        "AuthenticationFailed",
                        "answers 404"),
                new Case(
                        "no answer",
                        withAuth(GOOD_SECRET, new Failed(Failure.UNREACHABLE, "broke")),
                        type,
                        "False",
                        "ConnectionFailed",
                        "broke"),
                new Case(
                        "not asked",
                        withAuth(GOOD_SECRET, new Skipped("LivenessNotReady", "Not checked")),
                        type,
                        "Unknown",
                        "LivenessNotReady",
                        "Not checked"));
    }

    static Stream<Case> proxyServiceCases() {
        ConditionType type = ConditionType.PROXY_SERVICE_READY;
        return Stream.of(
                new Case("present", with(new ProxyServiceState.Present()), type, "True", "", ""),
                new Case("class without proxy", with(new ProxyServiceState.NotNeeded()), type, "True", "NonProxy", ""),
                new Case(
                        "class's own proxy",
                        with(new ProxyServiceState.Custom()),
                        type,
                        "Unknown",
                        "CustomProxyNotSupported",
                        "Give spec.proxy.ref"),
                new Case(
                        "name too long",
                        with(new ProxyServiceState.NameTooLong("c-very-long")),
                        type,
                        "False",
                        "NameTooLong",
                        "\"c-very-long\""),
                new Case(
                        "name taken",
                        with(new ProxyServiceState.Occupied("c-forge")),
                        type,
                        "False",
                        "ServiceNameOccupied",
                        "Service \"c-forge\" exists and is not ours"),
                new Case(
                        "API server refuses",
                        with(new ProxyServiceState.Unavailable("c-forge", 403)),
                        type,
                        "Unknown",
                        "ServiceUnavailable",
                        "(403)"));
    }

    private static List<Condition> evaluate(ConnectorInputs.Found found) {
        return ConnectorEvaluator.evaluate(new ConnectorInputs(connector(), found));
    }

    private static Condition condition(List<Condition> conditions, ConditionType type) {
        return Conditions.find(conditions, type).orElseThrow();
    }

    private static ProbeResult answered(int status) {
        return new Answered(status, "GET https://forge.example.org/");
    }

    private static SecretState unusable(CredentialProblem problem, String message) {
        return new SecretState.Read("forge-pat", new CredentialReading.Unusable(problem, message));
    }
}
