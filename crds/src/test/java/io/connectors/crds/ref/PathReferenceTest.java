package io.connectors.crds.ref;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REV-4 and REV-5 as far as the path form goes. */
final class PathReferenceTest {
    private static final ResourceRef FORGE = new ResourceRef("team-blue", "forge");

    record Case(String path, String rest) {}

    static Stream<Case> addressed() {
        String base = "/namespaces/team-blue/connectors/forge";
        return Stream.of(
                new Case(base, ""),
                new Case(base + "/", "/"),
                new Case(base + "/a/b.git", "/a/b.git"),
                new Case(base + "//a;x=1/%2F%2e%2E/ü+", "//a;x=1/%2F%2e%2E/ü+"),
                new Case(base + "/../../b/connectors/y", "/../../b/connectors/y"));
    }

    @ParameterizedTest
    @MethodSource("addressed")
    void keepsWhatFollowsByteForByte(Case addressed) {
        assertThat(PathReference.of(addressed.path())).contains(new PathReference(FORGE, addressed.rest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/namespaces/team-blue/connectors",
                "/namespaces/team-blue/connectors/",
                "/namespaces//connectors/forge",
                "/namespaces/team-blue/connectors//forge",
                "/namespaces/team-blue/connectors/..",
                "/namespaces/team%2Dblue/connectors/forge",
                "/namespaces/team-blue/connectors/Forge/x",
                "/x/namespaces/team-blue/connectors/forge",
                "//namespaces/team-blue/connectors/forge",
                "/namespaces/a/../team-blue/connectors/forge"
            })
    void refusesEveryOtherPath(String path) {
        assertThat(PathReference.of(path)).isEmpty();
    }
}
