package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.egress.EgressRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
    private final EgressGuard guard = new EgressGuard(new EgressRule(false));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "127.1", "[::1]", "localhost"})
    void refusesEverySpellingOfLoopback(String host) {
        assertThatThrownBy(() -> guard.resolve(host))
                .isInstanceOf(ProbeException.class)
                .hasMessageContaining("connectors.egress.allow-private");
    }

    @Test
    void permitsPrivateAddressesWhenTheAdministratorAllowsThem() {
        assertThat(new EgressGuard(new EgressRule(true)).resolve("127.0.0.1")).hasSize(1);
    }
}
