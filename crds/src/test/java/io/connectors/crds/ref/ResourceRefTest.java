package io.connectors.crds.ref;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FWD-2 as far as spelling goes. */
final class ResourceRefTest {
    record Case(String text, String namespace, String name) {}

    static Stream<Case> spellings() {
        return Stream.of(
                new Case("team-blue/forge", "team-blue", "forge"),
                new Case("team-blue%2Fforge", "team-blue", "forge"),
                new Case("team-blue%2fforge", "team-blue", "forge"),
                new Case("forge", "here", "forge"),
                new Case("team-blue/forge.v1", "team-blue", "forge.v1"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void readsEverySpelling(Case spelling) {
        assertThat(ResourceRef.parse(spelling.text(), "here"))
                .contains(new ResourceRef(spelling.namespace(), spelling.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/b",
                "a/b/c",
                "a%2Fb%2Fc",
                "A/b",
                "a/B",
                "a/b c",
                "a/b\n",
                "a/b%00",
                "../x",
                "a/..",
                "a.b/c",
                "-a/b",
                "a/b-",
                "a/é",
                "a%252Fb"
            })
    void refusesWhatIsNoName(String text) {
        assertThat(ResourceRef.parse(text, "here")).isEmpty();
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(ResourceRef.parse("a/" + "b".repeat(64), "here")).isEmpty();
        assertThat(ResourceRef.parse("a/" + "b".repeat(63), "here")).isPresent();
        assertThat(ResourceRef.parse("a".repeat(64) + "/b", "here")).isEmpty();
        assertThat(ResourceRef.parse("a/" + "b.".repeat(126) + "bb", "here")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c-forge.team-blue.svc",
                "c-forge.team-blue.svc.",
                "c-forge.team-blue.svc:8080",
                "c-forge.team-blue.svc.cluster.local",
                "c-forge.team-blue.svc.cluster.local.:80",
                "C-Forge.Team-Blue.SVC.Cluster.Local"
            })
    void readsTheHostOfAConnectorsService(String host) {
        assertThat(ResourceRef.ofHost(host)).contains(new ResourceRef("team-blue", "forge"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "forge.team-blue.svc",
                "c-.team-blue.svc",
                "c-forge.svc",
                "c-forge.team-blue.svc.example.org",
                "c-forge.team-blue.svc.cluster.local.evil.org",
                "x.c-forge.team-blue.svc",
                "c-forge.team-blue.svc:",
                "c-forge.team-blue.svc:1:2",
                "c-forge.team-blue.svc..",
                "c-forge.team-blue.svc\n",
                "connectors-proxy-service.connectors-system.svc",
                "127.0.0.1:8080"
            })
    void refusesEveryOtherHost(String host) {
        assertThat(ResourceRef.ofHost(host)).isEmpty();
    }

    @Test
    void writesNamespaceAndName() {
        assertThat(new ResourceRef("team-blue", "forge")).hasToString("team-blue/forge");
    }

    @Test
    void cannotBeMadeOfInvalidNames() {
        assertThatThrownBy(() -> new ResourceRef("team-blue", "a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}
