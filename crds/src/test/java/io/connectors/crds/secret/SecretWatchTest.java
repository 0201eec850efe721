package io.connectors.crds.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** INJ-4 as far as it is about learning of a change. */
final class SecretWatchTest {
    private static final ResourceRef FORGE = new ResourceRef("team-blue", "forge");

    private final BlockingQueue<ResourceRef> changes = new LinkedBlockingQueue<>();
    private volatile Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private FakeSecrets apiServer;
    private SecretWatch secrets;

    @BeforeEach
    void start() throws IOException {
        apiServer = new FakeSecrets();
        InstantSource clock = () -> now;
        secrets = new SecretWatch(apiServer.client(), clock, 3);
        secrets.onChange(changes::add);
    }

    @AfterEach
    void stop() {
        secrets.close();
        apiServer.close();
    }

    @Test
    void asksForOneSecretByNameAndNeverForAList() {
        apiServer.holds("forge", "old");

        assertThat(value()).isEqualTo("old");

        assertThat(apiServer.requests())
                .allSatisfy(request -> assertThat(request)
                        .satisfiesAnyOf(
                                get -> assertThat(get).isEqualTo("GET /api/v1/namespaces/team-blue/secrets/forge"),
                                watch -> assertThat(watch)
                                        .startsWith("GET /api/v1/namespaces/team-blue/secrets?")
                                        .containsPattern("fieldSelector=metadata.name(=|%3D)forge(&|$)")
                                        .contains("watch=true")));
    }

    @Test
    void asksOnceHoweverOftenItIsAsked() throws Exception {
        apiServer.holds("forge", "old");

        List<Future<String>> answers = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(executor.submit(this::value));
            }
        }

        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo("old");
        }
        assertThat(apiServer.gets()).isEqualTo(1);
    }

    @Test
    void learnsOfAChangeFromTheWatch() throws Exception {
        apiServer.holds("forge", "old");
        value();
        eventually(() -> apiServer.openWatches() == 1);

        apiServer.becomes("forge", "new");

        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(value()).isEqualTo("new");
        assertThat(apiServer.gets()).as("the watch told it").isEqualTo(1);
    }

    @Test
    void learnsOfDeletionAndOfCreation() throws Exception {
        assertThat(secrets.get(FORGE)).isEmpty();
        eventually(() -> apiServer.openWatches() == 1);

        apiServer.becomes("forge", "first");
        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(value()).isEqualTo("first");

        apiServer.isDeleted("forge");
        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(secrets.get(FORGE)).isEmpty();
    }

    @Test
    void opensAnotherWatchWhenOneEndsAndLearnsWhatHappenedInBetween() throws Exception {
        apiServer.holds("forge", "old");
        value();
        eventually(() -> apiServer.openWatches() == 1);

        apiServer.holds("forge", "new");
        apiServer.endsWatches();

        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(value()).isEqualTo("new");
        eventually(() -> apiServer.openWatches() == 1);
    }

    @Test
    void survivesAnExpiredWatch() throws Exception {
        apiServer.refusesWatches(true);
        apiServer.holds("forge", "old");
        assertThat(value()).isEqualTo("old");

        apiServer.refusesWatches(false);
        eventually(() -> apiServer.openWatches() == 1);
        apiServer.becomes("forge", "new");

        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void ignoresASecretOfAnotherName() throws Exception {
        apiServer.holds("forge", "old");
        value();
        eventually(() -> apiServer.openWatches() == 1);

        apiServer.tell("forge", "MODIFIED", apiServer.json("other", "stolen"));
        apiServer.becomes("forge", "new");

        assertThat(changes.poll(10, TimeUnit.SECONDS)).isEqualTo(FORGE);
        assertThat(value()).isEqualTo("new");
        assertThat(changes).isEmpty();
    }

    @Test
    void servesTheLastWordForFifteenSecondsWhenTheApiServerIsAwayAndThenRefuses() throws Exception {
        apiServer.holds("forge", "old");
        value();
        eventually(() -> apiServer.openWatches() == 1);
        apiServer.goesAway();
        int before = apiServer.requests().size();
        eventually(() -> apiServer.requests().size() > before);

        now = now.plusSeconds(14);
        assertThat(value()).isEqualTo("old");
        now = now.plusSeconds(2);
        assertThatThrownBy(this::value)
                .isInstanceOf(SecretUnavailableException.class)
                .hasMessageContaining("team-blue/forge");

        apiServer.holds("forge", "new");
        apiServer.comesBack();
        now = now.plusSeconds(2);
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void asksAgainAfterAMinuteAlsoWhenTheWatchSeemsAlive() {
        apiServer.keepsSilent();
        apiServer.holds("forge", "old");
        value();
        eventually(() -> apiServer.openWatches() == 1);
        apiServer.holds("forge", "new");

        now = now.plusSeconds(59);
        assertThat(value()).isEqualTo("old");
        now = now.plusSeconds(2);
        assertThat(value()).isEqualTo("new");
    }

    @Test
    void doesNotTrustAClockThatWasSetBack() {
        apiServer.keepsSilent();
        apiServer.holds("forge", "old");
        value();
        apiServer.holds("forge", "new");

        now = now.minusSeconds(3_600);

        assertThat(value()).isEqualTo("new");
    }

    @Test
    void endsWatchesOfSecretsThatNobodyNeedsAnyMore() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            secrets.get(new ResourceRef("team-blue", name));
        }
        secrets.forgetIdle();

        apiServer.holds("forge", "x");
        eventually(() -> closedByClient() >= 2);
    }

    /** A closed connection shows when the server writes to it. */
    private long closedByClient() {
        long closed = 0;
        for (String name : List.of("a", "b", "c", "d", "e")) {
            try {
                for (int i = 0; i < 20; i++) {
                    apiServer.tell(name, "BOOKMARK", apiServer.json(name, "x"));
                }
            } catch (IOException _) {
                closed++;
            }
        }
        return closed;
    }

    private String value() {
        Optional<Secret> secret = secrets.get(FORGE);
        return String.valueOf(secret.orElseThrow().getStringData().get("v"));
    }

    /** Polls, bounded, for what another thread does. */
    private static void eventually(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
