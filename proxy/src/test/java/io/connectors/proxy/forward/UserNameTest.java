package io.connectors.proxy.forward;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.refusal.Decision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FWD-2, FWD-3. */
final class UserNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"demo/forge", "demo%2Fforge", "demo%2fforge", " demo/forge "})
    void readsOneConnectorInEverySpelling(String user) {
        assertThat(UserName.connectors(user)).isEqualTo(Decision.passed(List.of(ref("demo/forge"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo/a,demo/b", "demo/a, demo/b", "demo%2Fa%2Cdemo%2fb", "demo/a%2cdemo%2Fb"})
    void readsSeveralInTheirOrder(String user) {
        assertThat(UserName.connectors(user)).isEqualTo(Decision.passed(List.of(ref("demo/a"), ref("demo/b"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "forge",
                "demo/",
                "/forge",
                "demo/a/b",
                "demo/a,",
                ",demo/a",
                "demo/a,,demo/b",
                "Demo/a",
                "demo/../b",
                "demo%252Fa"
            })
    void refusesEverythingElse(String user) {
        assertThat(UserName.connectors(user)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void refusesMoreThanAnyClientHasUseFor() {
        String most = String.join(",", Stream.generate(() -> "demo/a").limit(32).toList());

        assertThat(UserName.connectors(most)).isInstanceOf(Decision.Passed.class);
        assertThat(UserName.connectors(most + ",demo/a")).isInstanceOf(Decision.Refused.class);
    }

    private static ResourceRef ref(String text) {
        return ResourceRef.parse(text, "").orElseThrow();
    }
}
