package io.connectors.crds.condition;

import static io.connectors.crds.condition.ConditionStatus.FALSE;
import static io.connectors.crds.condition.ConditionStatus.TRUE;
import static io.connectors.crds.condition.ConditionStatus.UNKNOWN;
import static io.connectors.crds.condition.ConditionType.AUTH_READY;
import static io.connectors.crds.condition.ConditionType.CA_CERT_READY;
import static io.connectors.crds.condition.ConditionType.LIVENESS_READY;
import static io.connectors.crds.condition.ConditionType.READY;
import static io.connectors.crds.condition.ConditionType.SECRET_READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Condition;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConditionsTest {
    private static final Instant EARLIER = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2030-01-01T01:00:00.123Z");
    private static final Condition GOOD = Conditions.of(SECRET_READY, TRUE, "", "");
    private static final Condition BAD = Conditions.of(AUTH_READY, FALSE, "AuthenticationFailed", "renew the token");
    private static final Condition OPEN = Conditions.of(LIVENESS_READY, UNKNOWN, "Checking", "first probe");

    @Test
    void keepsTheTimeWhileTheStatusStaysTheSame() {
        var previous = Conditions.merge(List.of(), List.of(BAD), EARLIER);
        var wanted = Conditions.of(AUTH_READY, FALSE, "Other", "other words");

        assertThat(Conditions.merge(previous, List.of(wanted), NOW))
                .singleElement()
                .satisfies(merged -> {
                    assertThat(merged.lastTransitionTime()).isEqualTo("2030-01-01T00:00:00Z");
                    assertThat(merged.reason()).isEqualTo("Other");
                });
    }

    @Test
    void setsTheTimeInWholeSecondsWhenTheStatusChangesOrIsNew() {
        var previous = Conditions.merge(List.of(), List.of(BAD), EARLIER);
        var wanted = List.of(Conditions.of(AUTH_READY, TRUE, "", ""), GOOD);

        assertThat(Conditions.merge(previous, wanted, NOW))
                .extracting(Condition::lastTransitionTime)
                .containsExactly("2030-01-01T01:00:00Z", "2030-01-01T01:00:00Z");
    }

    @Test
    void repairsATimeThatIsMissing() {
        assertThat(Conditions.merge(List.of(GOOD), List.of(GOOD), NOW))
                .extracting(Condition::lastTransitionTime)
                .containsExactly("2030-01-01T01:00:00Z");
    }

    @Test
    void dropsConditionsThatAreNotWantedAnyMore() {
        assertThat(Conditions.merge(List.of(GOOD, BAD), List.of(GOOD), NOW)).hasSize(1);
    }

    @Test
    void isReadyWhenEverythingThatCountsIsTrue() {
        assertThat(Conditions.ready(List.of(GOOD))).isEqualTo(Conditions.of(READY, TRUE, "", ""));
        assertThat(Conditions.ready(List.of())).isEqualTo(Conditions.of(READY, TRUE, "", ""));
    }

    @Test
    void takesReasonAndMessageOfWhatFailed() {
        assertThat(Conditions.ready(List.of(GOOD, OPEN, BAD)))
                .isEqualTo(Conditions.of(READY, FALSE, "AuthenticationFailed", "renew the token"));
        assertThat(Conditions.ready(List.of(GOOD, OPEN)))
                .isEqualTo(Conditions.of(READY, UNKNOWN, "Checking", "first probe"));
    }

    @Test
    void takesAStatusItDoesNotKnowForUnknown() {
        var odd = new Condition("AuthReady", "Maybe", "", "", "", "");

        assertThat(Conditions.ready(List.of(odd)).status()).isEqualTo("Unknown");
    }

    @Test
    void doesNotCountInfoNorReadyItself() {
        var info = Conditions.info(CA_CERT_READY, FALSE, "InvalidPEM", "");
        var oldReady = Conditions.of(READY, FALSE, "", "");

        assertThat(Conditions.ready(List.of(info, oldReady, GOOD)).status()).isEqualTo("True");
    }

    @Test
    void findsAConditionByType() {
        assertThat(Conditions.find(List.of(GOOD, BAD), AUTH_READY)).contains(BAD);
        assertThat(Conditions.isTrue(List.of(GOOD, BAD), SECRET_READY)).isTrue();
        assertThat(Conditions.isTrue(List.of(GOOD, BAD), AUTH_READY)).isFalse();
        assertThat(Conditions.isTrue(List.of(), AUTH_READY)).isFalse();
    }
}
