package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.app.probe.EgressGuard.Scope;
import io.connectors.crds.egress.EgressRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressGuardTest {
    private final EgressGuard guard = new EgressGuard(EgressRule.PUBLIC_ONLY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "2130706433",
                "127.1",
                "[::1]",
                "localhost",
                "169.254.169.254",
                "[fe80::1]",
                "0.0.0.0"
            })
    void refusesLoopbackAndLinkLocalInEverySpellingAndScope(String host) {
        for (Scope scope : Scope.values()) {
            assertThatThrownBy(() -> guard.resolve(host, scope))
                    .isInstanceOf(ProbeException.class)
                    .hasMessageContaining("connectors.egress.allow-private");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.96.0.1", "172.20.0.1", "192.168.1.1", "[fd00::1]"})
    void permitsAddressesOfTheClusterForItsServicesOnly(String host) {
        assertThat(guard.resolve(host, Scope.CLUSTER_SERVICE)).hasSize(1);
        assertThatThrownBy(() -> guard.resolve(host, Scope.TOOL)).isInstanceOf(ProbeException.class);
    }

    @Test
    void permitsPrivateAddressesWhenTheAdministratorAllowsThem() {
        assertThat(new EgressGuard(EgressRule.of(false, List.of("127.0.0.0/8"), List.of()))
                        .resolve("127.0.0.1", Scope.TOOL))
                .hasSize(1);
    }
}
