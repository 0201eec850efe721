package io.connectors.crds.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LastWordTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Optional<Secret> OLD = secret("1");
    private static final Optional<Secret> NEW = secret("2");

    private final LastWord lastWord = new LastWord();

    @Test
    void trustsAWatchedSecretForAMinuteAndAnotherForFifteenSeconds() {
        lastWord.read(OLD, 0, START);

        assertThat(lastWord.trusted(true, START.plusSeconds(59))).isPresent();
        assertThat(lastWord.trusted(true, START.plusSeconds(60))).isEmpty();
        assertThat(lastWord.trusted(false, START.plusSeconds(14))).isPresent();
        assertThat(lastWord.trusted(false, START.plusSeconds(15))).isEmpty();
    }

    @Test
    void countsTheFifteenSecondsFromTheEndOfTheWatch() {
        lastWord.read(OLD, 0, START);

        lastWord.watchEnded(START.plusSeconds(40));

        assertThat(lastWord.trusted(false, START.plusSeconds(54))).isPresent();
        assertThat(lastWord.trusted(false, START.plusSeconds(55))).isEmpty();
    }

    @Test
    void prefersAnEventToAnAnswerThatItOvertook() {
        lastWord.read(OLD, 0, START);
        long before = lastWord.events();

        lastWord.heard(NEW, START);
        boolean news = lastWord.read(OLD, before, START);

        assertThat(news).isFalse();
        assertThat(lastWord.trusted(true, START))
                .hasValueSatisfying(s -> assertThat(s.secret()).isEqualTo(NEW));
    }

    @Test
    void prefersAnAnswerToOlderEvents() {
        lastWord.heard(OLD, START);

        boolean news = lastWord.read(NEW, lastWord.events(), START);

        assertThat(news).isTrue();
        assertThat(lastWord.trusted(true, START))
                .hasValueSatisfying(s -> assertThat(s.secret()).isEqualTo(NEW));
    }

    @Test
    void takesForNewsWhatDiffersFromWhatWasKnown() {
        assertThat(lastWord.heard(OLD, START)).as("learnt first").isFalse();
        assertThat(lastWord.heard(OLD, START)).as("the same").isFalse();
        assertThat(lastWord.heard(NEW, START)).as("changed").isTrue();
        assertThat(lastWord.heard(Optional.empty(), START)).as("deleted").isTrue();
    }

    @Test
    void takesForNewsWhatIsLearntAfterAFailure() {
        lastWord.failed(failure(), START);

        assertThat(lastWord.read(OLD, 0, START)).isTrue();
    }

    @Test
    void remembersAFailureForASecond() {
        lastWord.failed(failure(), START);

        assertThat(lastWord.recentFailure(START.plusMillis(999))).isPresent();
        assertThat(lastWord.recentFailure(START.plusMillis(1_000))).isEmpty();
        lastWord.read(OLD, 0, START);
        assertThat(lastWord.recentFailure(START)).isEmpty();
    }

    private static SecretUnavailableException failure() {
        return new SecretUnavailableException(new ResourceRef("team-blue", "forge"), new IllegalStateException("away"));
    }

    private static Optional<Secret> secret(String version) {
        return Optional.of(new SecretBuilder()
                .withNewMetadata()
                .withUid("u")
                .withResourceVersion(version)
                .endMetadata()
                .build());
    }
}
