package io.connectors.app.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.rego.RegoCheck;
import io.connectors.app.validation.Violation;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReviewerTest {
    private static final String CLASS = """
            apiVersion: connectors.alauda.io/v1alpha1
            kind: ConnectorClass
            metadata: {name: git, uid: uid-of-git}
            spec:
              params: [{name: branch}]
            """;
    private static final String CONNECTOR = """
            apiVersion: connectors.alauda.io/v1alpha1
            kind: Connector
            metadata: {name: forge, namespace: blue}
            spec:
              connectorClassName: git
              address: https://forge.example.org
              params: [{name: branch, value: main}]
            """;
    private static final String INVALID = CONNECTOR.replace("name: branch", "name: brnch");

    private final FakeNeighbours neighbours = new FakeNeighbours();
    private final Reviewer reviewer = new Reviewer(neighbours, new RegoCheck(Optional.empty()));

    ReviewerTest() {
        neighbours.store(connectorClass(CLASS));
    }

    @Test
    void admitsAGoodConnector() {
        assertThat(reviewer.validate(Reviews.create("connectors", CONNECTOR))).isEqualTo(Verdict.allowed());
    }

    /** INJ-10: known without an engine. */
    @Test
    void refusesAClassWhoseRuleReachesOutside() {
        var reaching = CLASS
                + "\n  proxy: {uri: \"http://p\", authExtractor: {rego: \"package proxy\\nauth := http.send({})\"}}\n";

        assertThat(reviewer.validate(Reviews.create("connectorclasses", reaching)))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Violation::line)
                                .containsExactly(
                                        "spec.proxy.authExtractor.rego: Does not compile: 2:9: the function http.send is not allowed"));
    }

    @Test
    void refusesAConnectorWithAllThatIsWrong() {
        var broken = INVALID.replace("https:", "ssh:");

        assertThat(reviewer.validate(Reviews.create("connectors", broken)))
                .isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
                    assertThat(invalid.subject()).isEqualTo("Connector \"forge\"");
                    assertThat(invalid.errors())
                            .extracting(Violation::field)
                            .containsExactly("spec.address", "spec.params[0].name", "spec.params");
                });
    }

    @Test
    void admitsAConnectorBeforeItsClassWithAWarning() {
        assertThat(warnings(Reviews.create("connectors", INVALID.replace("Name: git", "Name: gti"))))
                .singleElement()
                .asString()
                .contains("ConnectorClass \"gti\" does not exist");
    }

    @Test
    void letsAStoredConnectorChangeWithoutMendingWhatWasWrong() {
        var relabelled = INVALID.replace("name: forge", "name: forge, labels: {team: blue}");

        assertThat(warnings(Reviews.update("connectors", INVALID, relabelled)))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("spec.params[0].name", "spec.params");
    }

    @Test
    void refusesAnUpdateThatAddsAViolation() {
        var worse = INVALID.replace("https:", "ssh:");

        assertThat(reviewer.validate(Reviews.update("connectors", INVALID, worse)))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.errors())
                                .extracting(Violation::field)
                                .containsExactly("spec.address"));
    }

    @Test
    void refusesAnotherClassForAStoredConnector() {
        neighbours.store(connectorClass(CLASS.replace("name: git", "name: gitlab")));

        assertThat(reviewer.validate(
                        Reviews.update("connectors", CONNECTOR, CONNECTOR.replace("Name: git", "Name: gitlab"))))
                .isInstanceOf(Verdict.Invalid.class);
    }

    @ParameterizedTest
    @MethodSource
    void letsGoWhatIsBeingDeleted(String resource, String stored, String broken) {
        var leaving = broken.replace("metadata: {", "metadata: {deletionTimestamp: '2026-11-22T10:00:00Z', ");

        assertThat(reviewer.validate(Reviews.update(resource, stored, leaving))).isEqualTo(Verdict.allowed());
        assertThat(Reviewer.label(Reviews.update(resource, stored, leaving))).isEqualTo(Verdict.allowed());
    }

    static Stream<Arguments> letsGoWhatIsBeingDeleted() {
        return Stream.of(
                Arguments.of("connectors", CONNECTOR, INVALID),
                Arguments.of("connectorclasses", CLASS, CLASS.replace("name: branch", "name: branch, type: array")));
    }

    @Test
    void refusesABrokenClass() {
        assertThat(reviewer.validate(Reviews.create("connectorclasses", CLASS.replace("name: branch", "type: array"))))
                .isInstanceOfSatisfying(
                        Verdict.Invalid.class,
                        invalid -> assertThat(invalid.subject()).isEqualTo("ConnectorClass \"git\""));
    }

    @Test
    void warnsOfConnectorsThatAChangedClassBreaks() {
        neighbours.store(connector(CONNECTOR));
        neighbours.store(connector(INVALID.replace("name: forge", "name: broken-before")));

        var stricter = CLASS.replace("[{name: branch}]", "[{name: branch, enum: [trunk]}, {name: depth}]");

        assertThat(warnings(Reviews.update("connectorclasses", CLASS, stricter)))
                .containsExactly(
                        "This change breaks 2 Connectors: blue/broken-before, blue/forge (spec.params[0].value: Is not one of the allowed values: \"trunk\".). They stay stored and become not Ready.");
    }

    @Test
    void letsAnUnusedClassGo() {
        assertThat(reviewer.validate(Reviews.delete("connectorclasses", CLASS))).isEqualTo(Verdict.allowed());
    }

    @Test
    void keepsAClassThatIsUsedAndNamesItsUsers() {
        neighbours.store(connector(CONNECTOR));

        assertThat(reviewer.validate(Reviews.delete("connectorclasses", CLASS)))
                .isEqualTo(
                        new Verdict.InUse(
                                "ConnectorClass \"git\" is used by 1 Connector: blue/forge. Delete it first; see kubectl get connectors -A"));
    }

    @Test
    void letsAClassGoWhoseLastConnectorWasDeletedAMomentAgo() {
        neighbours.store(connector(CONNECTOR));
        neighbours.deleteUnnoticed(connector(CONNECTOR));

        assertThat(reviewer.validate(Reviews.delete("connectorclasses", CLASS))).isEqualTo(Verdict.allowed());
    }

    @Test
    void namesTheFirstFiveUsersAndTheirCount() {
        for (int i = 1; i <= 7; i++) {
            neighbours.store(connector(CONNECTOR.replace("name: forge", "name: forge-" + i)));
        }

        assertThat(reviewer.validate(Reviews.delete("connectorclasses", CLASS)))
                .isEqualTo(
                        new Verdict.InUse(
                                "ConnectorClass \"git\" is used by 7 Connectors: blue/forge-1, blue/forge-2, blue/forge-3, blue/forge-4, blue/forge-5, …. Delete them first; see kubectl get connectors -A"));
    }

    @Test
    void namesNoUsersToSomebodyWhoDoesNotKnowTheStoredClass() {
        neighbours.store(connector(CONNECTOR));

        var guess = CLASS.replace("uid: uid-of-git", "uid: guess");

        assertThat(reviewer.validate(Reviews.delete("connectorclasses", guess)))
                .isEqualTo(
                        new Verdict.InUse(
                                "ConnectorClass \"git\" is used by Connectors. Delete them first; see kubectl get connectors -A"));
    }

    @Test
    void labelsAConnectorWithItsClass() {
        assertThat(Reviewer.label(Reviews.create("connectors", CONNECTOR)))
                .isEqualTo(new Verdict.Labelled("git", false));
        assertThat(Reviewer.label(Reviews.create(
                        "connectors", CONNECTOR.replace("name: forge", "name: forge, labels: {team: blue}"))))
                .isEqualTo(new Verdict.Labelled("git", true));
    }

    @Test
    void correctsALabelThatNamesAnotherClass() {
        var odd = CONNECTOR.replace("name: forge", "name: forge, labels: {" + ClassLabel.KEY + ": oci}");

        assertThat(Reviewer.label(Reviews.update("connectors", CONNECTOR, odd)))
                .isEqualTo(new Verdict.Labelled("git", true));
    }

    @ParameterizedTest
    @MethodSource
    void labelsNothingElse(AdmissionRequest request) {
        assertThat(Reviewer.label(request)).isEqualTo(Verdict.allowed());
    }

    static Stream<AdmissionRequest> labelsNothingElse() {
        return Stream.of(
                Reviews.create(
                        "connectors",
                        CONNECTOR.replace("name: forge", "name: forge, labels: {" + ClassLabel.KEY + ": git}")),
                Reviews.create("connectors", CONNECTOR.replace("Name: git", "Name: " + "g".repeat(64))),
                Reviews.create("connectors", CONNECTOR.replace("Name: git", "Name: ''")),
                Reviews.create("connectors", CONNECTOR.replace("Name: git", "Name: [1]")),
                Reviews.create("connectorclasses", CLASS),
                Reviews.delete("connectors", CONNECTOR));
    }

    private List<String> warnings(AdmissionRequest request) {
        return reviewer.validate(request) instanceof Verdict.Allowed(List<String> warnings) ? warnings : List.of();
    }

    private static ConnectorClass connectorClass(String yaml) {
        return Serialization.unmarshal(yaml, ConnectorClass.class);
    }

    private static Connector connector(String yaml) {
        return Serialization.unmarshal(yaml, Connector.class);
    }
}
