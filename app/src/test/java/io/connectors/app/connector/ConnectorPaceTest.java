package io.connectors.app.connector;

import static io.connectors.app.connector.Fixtures.GOOD_SECRET;
import static io.connectors.app.connector.Fixtures.found;
import static io.connectors.app.connector.Fixtures.with;
import static io.connectors.app.connector.Fixtures.withAuth;
import static io.connectors.app.connector.Fixtures.withLiveness;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.Outcome;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorPaceTest {
    private static final BackOff RETRIES = new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(5));
    private final ConnectorPace pace = new ConnectorPace(Duration.ofMinutes(5), RETRIES);

    @Test
    void probesAgainAfterTheIntervalWhenAllIsWell() {
        assertThat(after(found())).isEqualTo(new Outcome.Again(Duration.ofMinutes(5)));
    }

    @Test
    void leavesItToAnEventToHealWhatTheClusterLacks() {
        assertThat(after(null)).isEqualTo(new Outcome.Again(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void retriesWhatMayHealByItself(ConnectorInputs.Found found) {
        assertThat(after(found)).isEqualTo(new Outcome.Retry(RETRIES));
    }

    static Stream<ConnectorInputs.Found> passing() {
        return Stream.of(
                withLiveness(new ProbeResult.Answered(503, "GET /")),
                withLiveness(new ProbeResult.Failed(ProbeResult.Failure.TIMEOUT, "")),
                withAuth(GOOD_SECRET, new ProbeResult.Answered(401, "GET /")),
                with(new SecretState.Unavailable("s")),
                with(new AuthorityState.Unavailable("s")),
                with(new ProxyServiceState.Unavailable("c-forge", 500)),
                with(new ProxyServiceState.Occupied("c-forge")));
    }

    private Outcome after(ConnectorInputs.@org.jspecify.annotations.Nullable Found found) {
        return pace.after(new ConnectorInputs(Fixtures.connector(), found));
    }
}
