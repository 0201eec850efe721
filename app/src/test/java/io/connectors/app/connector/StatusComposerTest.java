package io.connectors.app.connector;

import static io.connectors.app.connector.Fixtures.FORGE;
import static io.connectors.app.connector.Fixtures.found;
import static io.connectors.app.connector.Fixtures.with;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.FakeClock;
import io.connectors.app.proxyservice.ProxyAddress;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusComposerTest {
    private final FakeClock clock = new FakeClock();
    private final StatusComposer composer = new StatusComposer(new ProxyAddress("cluster.local"));

    @Test
    void publishesTheHostAddressByDefault() {
        assertThat(url(compose(Fixtures.connector(), found()))).isEqualTo("http://c-forge.team-blue.svc.cluster.local");
    }

    @Test
    void publishesThePathAddressWhenTheClassAsksForIt() {
        var byPath = found();
        byPath.connectorClass().getMetadata().setAnnotations(Map.of("connectors.cpaas.io/proxy-resolver", "path"));

        assertThat(url(compose(Fixtures.connector(), byPath)))
                .isEqualTo("http://c-forge.team-blue.svc.cluster.local/namespaces/team-blue/connectors/forge");
    }

    @Test
    void publishesNoAddressWithoutProxy() {
        assertThat(compose(Fixtures.connector(), with(new ProxyServiceState.NotNeeded()))
                        .proxy())
                .isNull();
        assertThat(compose(Fixtures.connector(), with(new ProxyServiceState.Occupied("c-forge")))
                        .proxy())
                .isNull();
    }

    @Test
    void publishesTheApiPath() {
        var api = compose(Fixtures.connector(), found()).api();

        assertThat(requireNonNull(api).path()).isEqualTo("/connectors/v1alpha1/team-blue/forge/path");
    }

    @Test
    void namesTheGenerationItHasSeen() {
        assertThat(compose(Fixtures.connector(), found()).observedGeneration()).isEqualTo(3);
    }

    @Test
    void withdrawsAddressesWithTheClass() {
        ConnectorStatus status =
                composer.compose(FORGE, new ConnectorInputs(Fixtures.connector(), null), clock.instant());

        assertThat(status.proxy()).isNull();
        assertThat(status.api()).isNull();
    }

    @Test
    void changesNothingWhenNothingChanged() {
        Connector connector = Fixtures.connector();
        ConnectorStatus first = compose(connector, found());
        connector.setStatus(first);
        clock.advance(Duration.ofMinutes(5));

        assertThat(compose(connector, found())).isEqualTo(first);
    }

    @Test
    void datesAConditionWhenItsStatusChanges() {
        Connector connector = Fixtures.connector();
        connector.setStatus(compose(connector, found()));
        clock.advance(Duration.ofMinutes(5));

        List<Condition> conditions = compose(connector, with(new ProxyServiceState.Occupied("c-forge")))
                .conditions();

        assertThat(conditions)
                .filteredOn(c -> c.lastTransitionTime().equals("2026-11-22T10:05:00Z"))
                .extracting(Condition::type)
                .containsExactly("ProxyServiceReady", "Ready");
    }

    private ConnectorStatus compose(Connector connector, ConnectorInputs.Found found) {
        return composer.compose(FORGE, new ConnectorInputs(connector, found), clock.instant());
    }

    private static String url(ConnectorStatus status) {
        return requireNonNull(requireNonNull(status.proxy()).httpAddress()).url();
    }
}
