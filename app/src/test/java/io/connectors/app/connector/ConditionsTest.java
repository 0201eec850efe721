package io.connectors.app.connector;

import static io.connectors.app.connector.Fixtures.FORGE;
import static io.connectors.app.connector.Fixtures.GOOD_SECRET;
import static io.connectors.app.connector.Fixtures.found;
import static io.connectors.app.connector.Fixtures.with;
import static io.connectors.app.connector.Fixtures.withAuth;
import static io.connectors.app.connector.Fixtures.withLiveness;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.ConditionsPage;
import io.connectors.app.FakeClock;
import io.connectors.app.probe.ProbeResult.Answered;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.NotDeclared;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialProblem;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition that a Connector can have, through the whole composition of a status. */
class ConditionsTest {
    private final FakeClock clock = new FakeClock();
    private final StatusComposer composer = new StatusComposer(new ProxyAddress("cluster.local"));

    /**
     * One situation and the condition it shows.
     *
     * @param row type, status and reason as the page has them
     * @param found null without class
     */
    record Case(String row, ConnectorInputs.@Nullable Found found) {
        @Override
        public String toString() {
            return row;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(ofTheClass(), ofTheSecret(), ofTheAuthorities(), ofTheTool(), ofTheCredential(), ofTheProxy())
                .flatMap(cases -> cases);
    }

    private static Stream<Case> ofTheClass() {
        Stream<Case> waiting = Stream.of("SecretReady", "LivenessReady", "AuthReady", "ProxyServiceReady", "APIReady")
                .map(type -> new Case(type + " Unknown WaitingForConnectorClass", null));
        return Stream.concat(
                waiting,
                Stream.of(
                        new Case("ConnectorClassReady True", found()),
                        new Case("ConnectorClassReady False ConnectorClassNotFound", null),
                        new Case(
                                "ConnectorClassReady False InvalidForClass",
                                Fixtures.withMisfit("\"branch\" is missing.")),
                        new Case("APIReady True", found())));
    }

    private static Stream<Case> ofTheSecret() {
        Stream<Case> unusable = Arrays.stream(CredentialProblem.values())
                .map(problem -> new Case(
                        "SecretReady False " + problem.reason(),
                        with(new SecretState.Read("pat", new CredentialReading.Unusable(problem, "Unusable.")))));
        return Stream.concat(
                unusable,
                Stream.of(
                        new Case("SecretReady True", found()),
                        new Case("SecretReady True SecretOptional", with(new SecretState.NotNeeded())),
                        new Case(
                                "SecretReady True SecretOptional",
                                with(new SecretState.Read(
                                        "", new CredentialReading.Usable(new Credential.Anonymous())))),
                        new Case("SecretReady False AuthTypeNotFound", with(new SecretState.UnknownAuthType("a", "b"))),
                        new Case("SecretReady Unknown SecretUnavailable", with(new SecretState.Unavailable("pat")))));
    }

    private static Stream<Case> ofTheAuthorities() {
        return Stream.of(
                new Case("CACertReady True NoCACert", found()),
                new Case("CACertReady True Valid", with(new AuthorityState.Loaded("ca", "pem"))),
                new Case("CACertReady False SecretNotFound", with(new AuthorityState.NotFound("ca"))),
                new Case("CACertReady False InvalidPEM", with(new AuthorityState.Invalid("ca"))),
                new Case(
                        "CACertReady False SecretNotAllowed", with(new AuthorityState.NotAllowed("Name another one."))),
                new Case("CACertReady Unknown SecretUnavailable", with(new AuthorityState.Unavailable("ca"))));
    }

    private static Stream<Case> ofTheTool() {
        return Stream.of(
                new Case("LivenessReady True", found()),
                new Case("LivenessReady True NonLivenessProbe", withLiveness(new NotDeclared())),
                new Case("LivenessReady False ConnectionFailed", withLiveness(new Answered(503, "GET /"))),
                new Case(
                        "LivenessReady False ConnectionFailed",
                        withLiveness(new Failed(Failure.UNREACHABLE, "Nobody there."))),
                new Case(
                        "LivenessReady False AddressNotAllowed",
                        withLiveness(new Failed(Failure.ADDRESS_NOT_ALLOWED, "Private."))),
                new Case(
                        "LivenessReady False TemplateFailed",
                        withLiveness(new Failed(Failure.TEMPLATE_FAILED, "path:1:1: no."))),
                new Case(
                        "LivenessReady False ExpressionFailed",
                        withLiveness(new Failed(Failure.EXPRESSION_FAILED, "no answer."))),
                new Case("LivenessReady False InvalidAddress", Fixtures.withAddressProblem("spec.address: bad")),
                new Case("LivenessReady Unknown InvalidProbe", withLiveness(new Skipped("InvalidProbe", "Bad."))));
    }

    private static Stream<Case> ofTheCredential() {
        return Stream.of(
                new Case("AuthReady True", found()),
                new Case("AuthReady True NonAuthProbe", withAuth(GOOD_SECRET, new NotDeclared())),
                new Case("AuthReady False AuthenticationFailed", withAuth(GOOD_SECRET, new Answered(401, "GET /"))),
                new Case(
                        "AuthReady False ConnectionFailed",
                        withAuth(GOOD_SECRET, new Failed(Failure.TIMEOUT, "No answer."))),
                new Case(
                        "AuthReady False AddressNotAllowed",
                        withAuth(GOOD_SECRET, new Failed(Failure.ADDRESS_NOT_ALLOWED, "Private."))),
                new Case(
                        "AuthReady False TemplateFailed",
                        withAuth(GOOD_SECRET, new Failed(Failure.TEMPLATE_FAILED, "path:1:1: no."))),
                new Case(
                        "AuthReady False ExpressionFailed",
                        withAuth(GOOD_SECRET, new Failed(Failure.EXPRESSION_FAILED, "no answer."))),
                new Case("AuthReady Unknown InvalidProbe", withAuth(GOOD_SECRET, new Skipped("InvalidProbe", "Bad."))),
                new Case(
                        "AuthReady Unknown LivenessNotReady",
                        withAuth(GOOD_SECRET, new Skipped(ConnectorReason.LIVENESS_NOT_READY, "Not asked."))),
                new Case(
                        "AuthReady Unknown SecretNotReady",
                        withAuth(GOOD_SECRET, new Skipped(ConnectorReason.SECRET_NOT_READY, "Not asked."))));
    }

    private static Stream<Case> ofTheProxy() {
        return Stream.of(
                new Case("ProxyServiceReady True", found()),
                new Case("ProxyServiceReady True NonProxy", with(new ProxyServiceState.NotNeeded())),
                new Case("ProxyServiceReady False ProxyServiceNotFound", with(new ProxyServiceState.ProxyMissing())),
                new Case("ProxyServiceReady False NameTooLong", with(new ProxyServiceState.NameTooLong("c-long"))),
                new Case("ProxyServiceReady False ServiceNameOccupied", with(new ProxyServiceState.Occupied("c-a"))),
                new Case("ProxyServiceReady Unknown CustomProxyNotSupported", with(new ProxyServiceState.Custom())),
                new Case(
                        "ProxyServiceReady Unknown ServiceUnavailable",
                        with(new ProxyServiceState.Unavailable("c-a", 500))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsTheCase(Case shown) {
        assertThat(rows(status(connector(), shown.found()))).contains(shown.row());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sumsUpWhatCounts(Case shown) {
        List<Condition> conditions = status(connector(), shown.found());
        Condition ready = conditions.getLast();

        assertThat(ready.type()).isEqualTo("Ready");
        assertThat(List.of(ready.status(), ready.reason(), ready.message())).isEqualTo(expectedSum(conditions));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheTimeWhileTheStatusStaysAndTakesItAnewWhenItChanges(Case shown) {
        Connector connector = connector();
        List<Condition> good = status(connector, found());
        clock.advance(Duration.ofMinutes(1));

        List<Condition> changed = status(connector, shown.found());
        clock.advance(Duration.ofMinutes(1));
        List<Condition> same = status(connector, shown.found());

        assertThat(changed)
                .allSatisfy(condition -> assertThat(condition.lastTransitionTime())
                        .isEqualTo(hadStatus(good, condition) ? "2026-11-22T10:00:00Z" : "2026-11-22T10:01:00Z"));
        assertThat(same).isEqualTo(changed);
    }

    @Test
    void thePageListsEveryRowAndNoOther() {
        assertThat(ConditionsPage.rows("Connector"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        cases().map(Case::row).distinct().toList());
    }

    private List<Condition> status(Connector connector, ConnectorInputs.@Nullable Found found) {
        var status = composer.compose(FORGE, new ConnectorInputs(connector, found), clock.instant());
        connector.setStatus(status);
        return status.conditions();
    }

    private static boolean hadStatus(List<Condition> before, Condition condition) {
        return before.stream()
                .anyMatch(old ->
                        old.type().equals(condition.type()) && old.status().equals(condition.status()));
    }

    private static List<String> expectedSum(List<Condition> conditions) {
        List<Condition> counting = conditions.stream()
                .filter(c -> !c.type().equals("Ready") && !c.severity().equals(Conditions.INFO))
                .toList();
        return Stream.of("False", "Unknown")
                .flatMap(status -> counting.stream().filter(c -> c.status().equals(status)))
                .findFirst()
                .map(c -> List.of(c.status(), c.reason(), c.message()))
                .orElse(List.of("True", "", ""));
    }

    private static List<String> rows(List<Condition> conditions) {
        return conditions.stream()
                .map(c -> (c.type() + " " + c.status() + " " + c.reason()).strip())
                .toList();
    }

    private static Connector connector() {
        return Fixtures.connector();
    }
}
