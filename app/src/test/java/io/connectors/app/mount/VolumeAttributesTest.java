package io.connectors.app.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connectors.crds.ref.ResourceRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VolumeAttributesTest {
    private static final String FORGE = "forge";

    record Good(Map<String, String> attributes, List<String> connectors) {}

    static Stream<Good> connectors() {
        return Stream.of(
                new Good(
                        Map.of("connectors", "forge, shared-tools/store"), List.of("apps/forge", "shared-tools/store")),
                new Good(Map.of("connectors", "shared%2Fforge"), List.of("shared/forge")),
                new Good(Map.of("connectors", "forge,apps/forge,,"), List.of("apps/forge")),
                new Good(Map.of("connector.name", FORGE), List.of("apps/forge")),
                new Good(Map.of("connector.name", FORGE, "connector.namespace", ""), List.of("apps/forge")),
                new Good(Map.of("connector.name", FORGE, "connector.namespace", "b"), List.of("b/forge")),
                new Good(Map.of("connector.name", "old", "connectors", "new"), List.of("apps/new")));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void findsTheConnectors(Good given) {
        assertThat(VolumeAttributes.read(given.attributes(), "apps").connectors())
                .extracting(ResourceRef::toString)
                .containsExactlyElementsOf(given.connectors());
    }

    @Test
    void readsAllAttributes() {
        var request = VolumeAttributes.read(
                Map.of(
                        "connectors", FORGE,
                        "configuration.names", "gitconfig, settings,!ca.cert,gitconfig,! .env",
                        "configuration.params", "{\"settings\":{\"mirrorRepository\":\"all java % \\\"x\\\"\"}}",
                        "token.expiration", "20m",
                        "csi.storage.k8s.io/pod.name", "web"),
                "apps");

        assertThat(request)
                .isEqualTo(new MountRequest(
                        List.of(new ResourceRef("apps", "forge")),
                        List.of("gitconfig", "settings"),
                        Set.of("ca.cert", ".env"),
                        Map.of("settings", Map.of("mirrorRepository", "all java % \"x\"")),
                        Duration.ofMinutes(20),
                        List.of()));
    }

    @Test
    void assumesHalfAnHourAndNoConfiguration() {
        var request = VolumeAttributes.read(Map.of("connectors", FORGE), "apps");

        assertThat(request.tokenExpiration()).isEqualTo(Duration.ofMinutes(30));
        assertThat(request.configurations()).isEmpty();
        assertThat(request.params()).isEmpty();
    }

    @Test
    void warnsAboutAttributesWithoutEffect() {
        var request = VolumeAttributes.read(
                Map.of("connectors", FORGE, "connector.name", "x", "configuration", "gitconfig", "names", "y"), "apps");

        assertThat(request.warnings())
                .satisfiesExactlyInAnyOrder(
                        unknown -> assertThat(unknown)
                                .startsWith("Volume attributes \"configuration\", \"names\" are unknown"),
                        both -> assertThat(both)
                                .startsWith("Attribute connector.name has no effect beside connectors"));
    }

    record Bad(String name, Map<String, String> attributes, RefusalReason reason, String message) {
        static Bad params(String name, String json, String message) {
            return new Bad(
                    name,
                    Map.of("connectors", FORGE, "configuration.params", json),
                    RefusalReason.INVALID_ATTRIBUTE,
                    message);
        }

        static Bad params(String name, String json) {
            return new Bad(
                    name,
                    Map.of("connectors", FORGE, "configuration.params", json),
                    RefusalReason.TOO_LARGE,
                    "at most");
        }

        static Bad attribute(String key, String value, String message) {
            Map<String, String> attributes = new HashMap<>(Map.of("connectors", FORGE));
            attributes.put(key, value);
            return new Bad(key + " " + value, attributes, RefusalReason.INVALID_ATTRIBUTE, message);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> badAttributes() {
        return Stream.of(
                new Bad("none", Map.of(), RefusalReason.INVALID_ATTRIBUTE, "connectors or connector.name is required"),
                new Bad(
                        "keys of another product",
                        Map.of("connectorName", FORGE),
                        RefusalReason.INVALID_ATTRIBUTE,
                        "connectors or connector.name is required"),
                Bad.attribute("connectors", " , ", "connectors or connector.name is required"),
                Bad.attribute("connectors", "Forge", "connectors holds \"Forge\", which names no Connector"),
                Bad.attribute("connectors", "a/b/c", "connectors holds \"a/b/c\", which names no Connector"),
                Bad.attribute("connectors", "a%252Fb", "connectors holds \"a%252Fb\", which names no Connector"),
                Bad.attribute("configuration.names", "a,!", "holds a \"!\" without a file name"),
                Bad.attribute(
                        "token.expiration", "soon\nroot", "token.expiration is \"soon?root\", which is no duration"),
                Bad.attribute("token.expiration", "9m59s", "the shortest lifetime of a token is 10m"),
                Bad.params(
                        "no JSON",
                        "{",
                        "configuration.params is not valid JSON, or names something twice, near column"),
                Bad.params(
                        "more behind it",
                        "{} x",
                        "configuration.params is not valid JSON, or names something twice, near column"),
                Bad.params("a list", "[]", "configuration.params is not a JSON object; write"),
                Bad.params("flat", "{\"a\":\"b\"}", "of configuration \"a\" is not a JSON object"),
                Bad.params(
                        "a truth value",
                        "{\"a\":{\"b\":true}}",
                        "Parameter \"b\" in configuration.params of configuration \"a\" is not a string"),
                Bad.params("twice", "{\"a\":{\"b\":\"1\",\"b\":\"2\"}}", "names something twice, near column 18"),
                Bad.params(
                        "200 levels",
                        "{\"a\":".repeat(200) + "1" + "}".repeat(200),
                        "is nested more than 8 levels deep"),
                Bad.params("1 MiB in one parameter", "{\"a\":{\"b\":\"" + "x".repeat(1 << 20) + "\"}}"),
                Bad.params("10,000 parameters", "{\"a\":{" + pairs(10_000) + "}}"),
                Bad.params("1,001 parameters", "{\"a\":{" + pairs(1_001) + "}}"),
                new Bad("51 Connectors", Map.of("connectors", names(51)), RefusalReason.TOO_LARGE, "at most 50"),
                new Bad(
                        "51 configurations",
                        Map.of("connectors", FORGE, "configuration.names", names(51)),
                        RefusalReason.TOO_LARGE,
                        "at most 50"));
    }

    @ParameterizedTest
    @MethodSource("badAttributes")
    void refusesWhatItCannotUnderstand(Bad given) {
        var problem =
                catchThrowableOfType(MountException.class, () -> VolumeAttributes.read(given.attributes(), "apps"));

        assertThat(problem).isNotNull().hasMessageContaining(given.message());
        assertThat(problem.reason()).isEqualTo(given.reason());
        assertThat(problem.getMessage()).hasSizeLessThan(400).doesNotContain("\n");
    }

    private static String pairs(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"p" + i + "\":\"\"").collect(Collectors.joining(","));
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }
}
