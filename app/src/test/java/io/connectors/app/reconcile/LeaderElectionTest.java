package io.connectors.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaderElectionTest {
    private final FakeClock clock = new FakeClock();
    private final FakeLeaseStore store = new FakeLeaseStore();
    private final LeaderElection first = candidate("first");
    private final LeaderElection second = candidate("second");

    @Test
    void theFirstCandidateLeadsAndTheSecondWaits() {
        assertThat(first.tick()).isTrue();
        assertThat(second.tick()).isFalse();
    }

    @Test
    void aLeaderThatRenewsKeepsTheOthersWaiting() {
        first.tick();
        second.tick();

        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(2));
            assertThat(first.tick()).isTrue();
            assertThat(second.tick()).isFalse();
        }
    }

    @Test
    void takesOverWhenTheLeaderIsSilentForItsLease() {
        first.tick();
        second.tick();

        clock.advance(Duration.ofSeconds(15));
        assertThat(second.tick()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(second.tick()).isTrue();
    }

    @Test
    void aLeaderThatWasReplacedNoticesAtItsNextLook() {
        first.tick();
        second.tick();
        clock.advance(Duration.ofSeconds(16));
        second.tick();

        assertThat(first.tick()).isFalse();
    }

    @Test
    void doesNotTakeALeaseItHasNotWatchedForAWholeDuration() {
        first.tick();
        clock.advance(Duration.ofHours(1));

        assertThat(second.tick()).isFalse();
    }

    @Test
    void takesAtOnceWhatTheLeaderGaveBack() {
        first.tick();

        first.resign();

        assertThat(second.tick()).isTrue();
    }

    @Test
    void leadsOnWhileTheApiServerIsAwayForAShortTime() {
        first.tick();
        store.away = true;
        clock.advance(Duration.ofSeconds(9));

        assertThat(first.tick()).isTrue();
    }

    @Test
    void stopsBeforeItsLeaseEndsWhenItCannotRenew() {
        first.tick();
        store.away = true;
        clock.advance(Duration.ofSeconds(10));

        assertThat(first.tick()).isFalse();
    }

    @Test
    void doesNotLeadAgainWithoutRenewing() {
        first.tick();
        store.away = true;
        clock.advance(Duration.ofSeconds(10));
        first.tick();

        assertThat(first.tick()).isFalse();
        store.away = false;
        assertThat(first.tick()).isTrue();
    }

    private LeaderElection candidate(String identity) {
        return new LeaderElection(store, identity, Duration.ofSeconds(10), clock);
    }
}
