package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectors.crds.v1alpha1.Configuration;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ParametersTest {
    private static final Configuration NPMRC = Serialization.unmarshal("""
            name: npmrc
            params:
            - {name: registry}
            - {name: strictSSL, default: "true", enum: ["true", "false"]}
            - {name: depth, default: 3}
            - {name: note, default: ""}
            """, Configuration.class);

    record Case(String name, Map<String, String> given, Map<String, String> expected) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "defaults fill the gaps",
                        Map.of("registry", "a"),
                        Map.of("registry", "a", "strictSSL", "true", "depth", "3", "note", "")),
                new Case(
                        "given values win, an empty one too",
                        Map.of("registry", "", "strictSSL", "false", "depth", "", "note", "x"),
                        Map.of("registry", "", "strictSSL", "false", "depth", "", "note", "x")),
                new Case(
                        "undeclared ones pass",
                        Map.of("registry", "a", "other", "b"),
                        Map.of("registry", "a", "strictSSL", "true", "depth", "3", "note", "", "other", "b")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resolvesValues(Case given) {
        assertThat(Parameters.resolve(NPMRC, given.given())).isEqualTo(given.expected());
    }

    record Bad(Map<String, String> given, RefusalReason reason, String message) {}

    static Stream<Bad> bad() {
        return Stream.of(
                new Bad(
                        Map.of(),
                        RefusalReason.PARAMETER_MISSING,
                        "Parameter \"registry\" of configuration \"npmrc\" is required; give it in configuration.params"),
                new Bad(
                        Map.of("registry", "a", "strictSSL", "no"),
                        RefusalReason.PARAMETER_INVALID,
                        "Parameter \"strictSSL\" of configuration \"npmrc\" must be one of \"true\", \"false\""));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatTheClassDoesNotAllow(Bad given) {
        var problem = catchThrowableOfType(MountException.class, () -> Parameters.resolve(NPMRC, given.given()));

        assertThat(problem).hasMessage(given.message());
        assertThat(problem.reason()).isEqualTo(given.reason());
    }
}
