package io.connectors.app.connectorclass;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.ConditionsPage;
import io.connectors.app.FakeClock;
import io.connectors.app.probe.ProbeResult;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.rego.RegoFindings;
import io.connectors.app.validation.Violation;
import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition that a class can have, through the whole composition of a status. */
class ClassConditionsTest {
    private static final ResourceRef SERVICE = new ResourceRef("tools", "jira");
    private static final ToolAddress ADDRESS = ToolAddress.parse("https://jira.tools.svc/prefix");
    private static final DestinationState NONE = new DestinationState.NotNeeded();
    private static final DestinationState OWN = new DestinationState.Own(ADDRESS);
    private static final Violation BROKEN = new Violation("spec.a", "Is wrong.", Severity.ERROR);

    private final FakeClock clock = new FakeClock();

    /**
     * One situation and the condition it shows.
     *
     * @param row type, status and reason as the page has them
     * @param message part of the message
     */
    record Case(String row, ClassInputs inputs, String message) {
        @Override
        public String toString() {
            return row;
        }
    }

    static Stream<Case> cases() {
        RegoFindings noEngine = new RegoFindings(List.of(), Optional.of("There is no engine."));
        RegoFindings broken = new RegoFindings(List.of(BROKEN), Optional.empty());
        return Stream.concat(
                Stream.concat(
                        destinations("APIReady", "NonAPI", "ServiceNotFound"),
                        destinations("ProxyReady", "NonProxy", "ProxyServiceNotFound")),
                Stream.of(
                        new Case("ProxyReady True", inputs(NONE, OWN), ""),
                        new Case(
                                "ProxyReady False RegoUnavailable",
                                new ClassInputs(connectorClass("{}"), List.of(), noEngine, NONE, OWN),
                                "There is no engine. Until it is there, requests are refused"),
                        new Case(
                                "ProxyReady False RegoInvalid",
                                new ClassInputs(connectorClass("{}"), List.of(), broken, NONE, OWN),
                                "spec.a: Is wrong."),
                        new Case(
                                "Ready False InvalidClass",
                                new ClassInputs(connectorClass("{}"), List.of(), broken, NONE, OWN),
                                "spec.a: Is wrong."),
                        new Case(
                                "ProxyReady True NonProxy",
                                new ClassInputs(connectorClass("{}"), List.of(), noEngine, NONE, NONE),
                                ""),
                        new Case(
                                "Ready False InvalidClass",
                                new ClassInputs(connectorClass("{}"), List.of(BROKEN), RegoFindings.NONE, NONE, NONE),
                                "spec.a: Is wrong."),
                        new Case(
                                "Ready False InvalidClass",
                                new ClassInputs(
                                        connectorClass("{}"),
                                        List.of(BROKEN, BROKEN),
                                        RegoFindings.NONE,
                                        NONE,
                                        new DestinationState.Impossible("nowhere")),
                                "spec.a: Is wrong. (1 more problems)")));
    }

    private static Stream<Case> destinations(String type, String notNeeded, String missing) {
        return Stream.of(
                        new Situation(
                                "True",
                                new DestinationState.Asked(ADDRESS, new ProbeResult.Answered(500, "GET /")),
                                ""),
                        new Situation("True " + notNeeded, NONE, ""),
                        new Situation(
                                "False InvalidReference",
                                new DestinationState.Impossible("leads nowhere."),
                                "leads nowhere."),
                        new Situation(
                                "False " + missing,
                                new DestinationState.NoService(ADDRESS, SERVICE),
                                "Service \"jira\" does not exist in namespace \"tools\""),
                        new Situation(
                                "Unknown NotChecked", new DestinationState.Unavailable(ADDRESS, SERVICE), "tools/jira"),
                        new Situation(
                                "Unknown NotChecked",
                                new DestinationState.Asked(
                                        ADDRESS, new ProbeResult.Skipped("ProbeInterrupted", "Interrupted.")),
                                "Interrupted."),
                        failed("False AddressNotAllowed", Failure.ADDRESS_NOT_ALLOWED, "is never asked"),
                        failed(
                                "False ConnectionFailed",
                                Failure.UNREACHABLE,
                                "Nobody answers at https://jira.tools.svc/prefix"),
                        failed("False ConnectionFailed", Failure.UNTRUSTED, "is not trusted"),
                        failed("False ConnectionFailed", Failure.TIMEOUT, "does not answer in time"),
                        failed("False ConnectionFailed", Failure.BAD_ANSWER, "does not answer with HTTP"))
                .map(s -> new Case(
                        type + " " + s.statusAndReason(),
                        type.equals("APIReady") ? inputs(s.state(), NONE) : inputs(NONE, s.state()),
                        s.message()));
    }

    private record Situation(String statusAndReason, DestinationState state, String message) {}

    private static Situation failed(String statusAndReason, Failure failure, String message) {
        return new Situation(
                statusAndReason, new DestinationState.Asked(ADDRESS, new ProbeResult.Failed(failure, "")), message);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsTheCase(Case shown) {
        assertThat(compose(shown.inputs()).conditions())
                .filteredOn(c -> row(c).equals(shown.row()))
                .singleElement()
                .satisfies(c -> assertThat(c.message()).contains(shown.message()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheTimeWhileTheStatusStaysAndTakesItAnewWhenItChanges(Case shown) {
        ConnectorClass connectorClass = shown.inputs().connectorClass();
        List<Condition> good = compose(new ClassInputs(connectorClass, List.of(), RegoFindings.NONE, NONE, NONE))
                .conditions();
        clock.advance(Duration.ofMinutes(1));

        List<Condition> changed = compose(shown.inputs()).conditions();
        clock.advance(Duration.ofMinutes(1));

        assertThat(changed)
                .allSatisfy(c -> assertThat(c.lastTransitionTime())
                        .isEqualTo(
                                good.stream()
                                                .anyMatch(old -> old.type().equals(c.type())
                                                        && old.status().equals(c.status()))
                                        ? "2026-11-22T10:00:00Z"
                                        : "2026-11-22T10:01:00Z"));
        assertThat(compose(shown.inputs()).conditions()).isEqualTo(changed);
    }

    @Test
    void thePageListsEveryRowAndNoOther() {
        assertThat(ConditionsPage.rows("ConnectorClass"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        cases().map(Case::row).distinct().toList());
    }

    @Test
    void isReadyWhenAllIsWell() {
        assertThat(Conditions.isTrue(compose(inputs(NONE, OWN)).conditions(), ConditionType.READY))
                .isTrue();
    }

    @Test
    void isUnknownWhileACheckIs() {
        var unknown = new DestinationState.Unavailable(ADDRESS, SERVICE);

        assertThat(compose(inputs(unknown, OWN)).conditions().getLast().status())
                .isEqualTo("Unknown");
    }

    @Test
    void publishesAddressesAlsoWhileNobodyAnswers() {
        var status = compose(inputs(new DestinationState.NoService(ADDRESS, SERVICE), OWN));

        assertThat(Objects.requireNonNull(Objects.requireNonNull(status.api()).address())
                        .url())
                .isEqualTo("https://jira.tools.svc/prefix");
        assertThat(Objects.requireNonNull(Objects.requireNonNull(status.proxy()).httpAddress())
                        .url())
                .isEqualTo("https://jira.tools.svc/prefix");
        assertThat(status.observedGeneration()).isEqualTo(4);
    }

    @Test
    void publishesNothingWhereThereIsNothing() {
        var status = compose(inputs(NONE, new DestinationState.Impossible("nowhere")));

        assertThat(status.api()).isNull();
        assertThat(status.proxy()).isNull();
    }

    private ConnectorClassStatus compose(ClassInputs inputs) {
        var status = ClassStatus.compose(inputs, clock.instant());
        inputs.connectorClass().setStatus(status);
        return status;
    }

    private static String row(Condition condition) {
        return (condition.type() + " " + condition.status() + " " + condition.reason()).strip();
    }

    private static ClassInputs inputs(DestinationState api, DestinationState proxy) {
        return new ClassInputs(connectorClass("{}"), List.of(), RegoFindings.NONE, api, proxy);
    }

    private static ConnectorClass connectorClass(String spec) {
        return Serialization.unmarshal(
                "metadata: {name: git, generation: 4}\nspec:\n" + spec.indent(2), ConnectorClass.class);
    }
}
