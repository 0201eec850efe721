package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostLimitTest {
    private static final Duration NO_PATIENCE = Duration.ZERO;

    private final HostLimit limit = new HostLimit(2);

    @Test
    void givesOnlySoManyPlacesOfOneHost() throws InterruptedException {
        assertThat(limit.enter("a", NO_PATIENCE)).isTrue();
        assertThat(limit.enter("a", NO_PATIENCE)).isTrue();
        assertThat(limit.enter("a", NO_PATIENCE)).isFalse();
        assertThat(limit.enter("b", NO_PATIENCE)).isTrue();
    }

    @Test
    void givesAPlaceAgainAfterItWasLeft() throws InterruptedException {
        limit.enter("a", NO_PATIENCE);
        limit.enter("a", NO_PATIENCE);

        limit.leave("a");

        assertThat(limit.enter("a", NO_PATIENCE)).isTrue();
    }

    @Test
    void forgetsHostsThatNobodyProbes() throws InterruptedException {
        limit.enter("a", NO_PATIENCE);
        limit.enter("a", NO_PATIENCE);
        limit.enter("a", NO_PATIENCE);

        limit.leave("a");
        limit.leave("a");

        assertThat(limit.isIdle()).isTrue();
    }
}
