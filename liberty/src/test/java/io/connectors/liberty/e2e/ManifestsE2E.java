package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.liberty.e2e.ObjectRequests.Answer;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What schema and admission say to manifests together. Nothing is stored but the objects that another one needs.
 */
@ExtendWith(ProductExtension.class)
final class ManifestsE2E {
    private static final Path MANIFESTS = Path.of("src/test/resources/manifests");
    private static final String NAMESPACE =
            "manifests-" + UUID.randomUUID().toString().substring(0, 8);

    /** The control server learns of an object that the test made a moment ago by a watch. */
    private static final Duration NEWS = Duration.ofSeconds(10);

    private final ObjectRequests requests;

    ManifestsE2E(RunningProduct product) {
        this.requests = new ObjectRequests(product.admin(), NAMESPACE);
    }

    @BeforeAll
    static void makeNamespace(RunningProduct product) {
        product.admin()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void removeNamespace(RunningProduct product) {
        product.admin().namespaces().withName(NAMESPACE).delete();
    }

    static List<Manifest> examplesOfTheSpecification() {
        return Manifest.in(MANIFESTS.resolve("spec"), NAMESPACE);
    }

    static List<Manifest> valid() {
        return Manifest.in(MANIFESTS.resolve("valid"), NAMESPACE);
    }

    static List<Manifest> invalid() {
        return Manifest.in(MANIFESTS.resolve("invalid"), NAMESPACE);
    }

    @ParameterizedTest
    @MethodSource("examplesOfTheSpecification")
    void takesTheExamplesOfTheSpecificationUnchanged(Manifest manifest) {
        Answer answer = requests.tryOut(manifest.subject());

        assertThat(answer.accepted()).as(answer.message()).isTrue();
        assertThat(answer.warnings()).noneMatch(warning -> warning.contains("unknown field"));
        if (isOurs(manifest.subject())) {
            assertThat(answer.body().path("spec")).isEqualTo(manifest.subject().path("spec"));
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void acceptsWhatIsPossible(Manifest manifest) {
        try {
            manifest.given().forEach(this::create);
            var answer = new AtomicReference<>(requests.tryOut(manifest.subject()));
            Poll.until("all warnings came: " + manifest.warned(), NEWS, () -> {
                answer.set(requests.tryOut(manifest.subject()));
                return !answer.get().accepted() || warnsAsExpected(answer.get(), manifest);
            });

            assertThat(answer.get().accepted()).as(answer.get().message()).isTrue();
        } finally {
            manifest.given().reversed().forEach(this::delete);
        }
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNotAndSaysWhy(Manifest manifest) {
        assertThat(manifest.expected()).as("lines # expect: …").isNotEmpty();
        try {
            manifest.given().forEach(this::create);
            var answer = new AtomicReference<>(requests.tryOut(manifest.subject()));
            if (!manifest.given().isEmpty()) {
                Poll.until("the manifest is refused", NEWS, () -> {
                    answer.set(requests.tryOut(manifest.subject()));
                    // A conflict is no refusal: the reconciler wrote the status meanwhile.
                    return !answer.get().accepted() && answer.get().status() != 409;
                });
            }

            assertThat(answer.get().status()).as(answer.get().message()).isEqualTo(422);
            assertThat(answer.get().message()).contains(manifest.expected());
        } finally {
            manifest.given().reversed().forEach(this::delete);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void refusesAParamOfAMebibyte() {
        ObjectNode connector = connector();
        connector
                .withObjectProperty("spec")
                .withArrayProperty("params")
                .addObject()
                .put("name", "large")
                .put("value", "x".repeat(1024 * 1024));

        Answer answer = requests.tryOut(connector);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("spec.params[0].value", "65536");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void refusesTenThousandParams() {
        ObjectNode connector = connector();
        var params = connector.withObjectProperty("spec").withArrayProperty("params");
        IntStream.range(0, 10_000)
                .forEach(i -> params.addObject().put("name", "p" + i).put("value", "x"));

        Answer answer = requests.tryOut(connector);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("spec.params", "64");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void refusesTwoHundredLevelsOfNesting() {
        ObjectNode connector = connector();
        ArrayNode innermost = connector
                .withObjectProperty("spec")
                .withArrayProperty("params")
                .addObject()
                .put("name", "deep")
                .putArray("value");
        for (int level = 0; level < 200; level++) {
            innermost = innermost.addArray();
        }

        Answer answer = requests.tryOut(connector);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains("spec.params[0].value", "nested deeper");
    }

    private static ObjectNode connector() {
        return Manifest.of("connector", """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata: {name: large}
                spec: {address: https://forge.example.org}
                """).subject();
    }

    private void create(ObjectNode object) {
        Answer answer = requests.create(object);
        assertThat(answer.accepted()).as(answer.message()).isTrue();
    }

    /** A class that stays is in the way of nobody's test but proves that its Connector was taken for there still. */
    private void delete(ObjectNode object) {
        Answer answer = requests.delete(object);
        assertThat(answer.accepted() || answer.status() == 404)
                .as(answer.message())
                .isTrue();
    }

    private static boolean warnsAsExpected(Answer answer, Manifest manifest) {
        String warnings = answer.warnings().stream().collect(Collectors.joining("\n"));
        return manifest.warned().stream().allMatch(warnings::contains);
    }

    private static boolean isOurs(ObjectNode object) {
        return object.path("apiVersion").asText().startsWith("connectors.alauda.io/");
    }
}
