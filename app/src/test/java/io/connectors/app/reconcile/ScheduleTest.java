package io.connectors.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.FakeClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration GAP = Duration.ofMillis(200);
    private static final Outcome AGAIN = new Outcome.Again(Duration.ofMinutes(5));
    private static final Outcome RETRY = new Outcome.Retry(new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(5)));

    private final FakeClock clock = new FakeClock();
    private double random = 0.5;
    private final Schedule<String> schedule = new Schedule<>(
            new Pace(GAP, 0.1, new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5)), 4), () -> random);

    @Test
    void mergesEventsBeforeTheRunIntoOne() {
        request("forge");
        request("forge");

        assertThat(take()).hasValue("forge");
        assertThat(take()).isEmpty();
    }

    @Test
    void spreadsAnEventThatConcernsManyKeysAndMergesTheNext() {
        schedule.request("forge", Duration.ofSeconds(20), clock.instant());
        assertThat(take()).isEmpty();

        clock.advance(Duration.ofSeconds(9));
        schedule.request("forge", Duration.ofSeconds(20), clock.instant());
        clock.advance(Duration.ofSeconds(1));

        assertThat(take()).hasValue("forge");
        assertThat(take()).isEmpty();
    }

    @Test
    void runsAKeyAtOnceThatOnlyASpreadEventWaitsFor() {
        schedule.request("forge", Duration.ofSeconds(20), clock.instant());

        request("forge");

        assertThat(take()).hasValue("forge");
    }

    @Test
    void neverRunsAKeyTwiceAtTheSameTime() {
        request("forge");
        take();

        request("forge");
        clock.advance(Duration.ofHours(1));

        assertThat(take()).isEmpty();
    }

    @Test
    void runsOnceMoreForAllEventsDuringARun() {
        request("forge");
        take();
        request("forge");
        request("forge");

        finish("forge", AGAIN);
        clock.advance(GAP);

        assertThat(take()).hasValue("forge");
        finish("forge", AGAIN);
        clock.advance(GAP);
        assertThat(take()).isEmpty();
    }

    @Test
    void keepsTheMinimumGapBetweenTwoRunsOfAKey() {
        request("forge");
        take();
        finish("forge", AGAIN);

        request("forge");

        assertThat(take()).isEmpty();
        clock.advance(GAP);
        assertThat(take()).hasValue("forge");
    }

    @Test
    void anEventCutsTheWaitForThePeriodicRunShort() {
        request("forge");
        take();
        finish("forge", AGAIN);
        clock.advance(Duration.ofMinutes(1));

        request("forge");

        assertThat(take()).hasValue("forge");
    }

    @Test
    void runsAgainAfterThePeriod() {
        request("forge");
        take();
        finish("forge", AGAIN);

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(take()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(take()).hasValue("forge");
    }

    @Test
    void jittersThePeriodByATenthInBothDirections() {
        assertThat(delayWithRandom(0)).isEqualTo(Duration.ofSeconds(270));
        assertThat(delayWithRandom(0.999_999)).isCloseTo(Duration.ofSeconds(330), Duration.ofMillis(10));
    }

    @Test
    void retriesWithGrowingDelays() {
        request("forge");
        take();
        finish("forge", RETRY);
        assertThat(delay()).isEqualTo(Duration.ofSeconds(30));

        clock.advance(Duration.ofSeconds(30));
        take();
        finish("forge", RETRY);

        assertThat(delay()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anEventStartsTheRetriesFromTheShortestDelay() {
        request("forge");
        take();
        finish("forge", RETRY);
        clock.advance(Duration.ofSeconds(30));
        take();
        finish("forge", RETRY);
        clock.advance(Duration.ofSeconds(1));

        request("forge");
        take();
        finish("forge", RETRY);

        assertThat(delay()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void forgetsAKeyThatIsSettled() {
        request("forge");
        take();

        finish("forge", new Outcome.Settled());

        assertThat(schedule.nextDue()).isEmpty();
    }

    @Test
    void takesTheKeyThatIsDueLongestFirst() {
        request("old");
        clock.advance(Duration.ofSeconds(1));
        request("new");

        assertThat(take()).hasValue("old");
        assertThat(take()).hasValue("new");
    }

    private void request(String key) {
        schedule.request(key, clock.instant());
    }

    private Optional<String> take() {
        return schedule.take(clock.instant());
    }

    private void finish(String key, Outcome outcome) {
        schedule.finish(key, outcome, clock.instant());
    }

    private Duration delay() {
        return Duration.between(clock.instant(), schedule.nextDue().orElseThrow());
    }

    private Duration delayWithRandom(double value) {
        random = value;
        request("forge");
        clock.advance(GAP);
        take();
        finish("forge", AGAIN);
        return delay();
    }
}
