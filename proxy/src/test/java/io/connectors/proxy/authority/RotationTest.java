package io.connectors.proxy.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.Issuer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final Rotation ROTATION = Rotation.YEARLY;

    private final Generation first = new Generation(issuer(START), START);

    @Test
    void makesTheFirstGenerationAndLetsItWaitForItsPublication() {
        Authority next = next(Authority.NONE, List.of(), START);

        assertThat(next.generations()).singleElement().satisfies(made -> {
            assertThat(made.isUnpublished()).isTrue();
            assertThat(made.issuer().expiry()).isEqualTo(START.plus(Rotation.LIFETIME));
        });
        assertThat(next.signing(START)).isEmpty();
        assertThat(next.trusted(START)).hasSize(1);
    }

    @Test
    void letsTheFirstGenerationSignAsSoonAsItIsPublished() {
        Authority waiting = authority(Generation.unpublished(first.issuer()));

        assertThat(next(waiting, List.of(), START)).isEqualTo(waiting);
        assertThat(next(waiting, List.of(first.certificate()), START).signing(START))
                .contains(first.issuer());
    }

    @Test
    void leavesAYoungGenerationAlone() {
        Instant lastDay = first.issuer().expiry().minus(ROTATION.renewal()).minusSeconds(1);

        assertThat(next(authority(first), List.of(first.certificate()), lastDay))
                .isEqualTo(authority(first));
    }

    @Test
    void makesASuccessorInTime() {
        Instant due = first.issuer().expiry().minus(ROTATION.renewal());

        Authority next = next(authority(first), List.of(first.certificate()), due);

        assertThat(next.generations()).hasSize(2).first().isEqualTo(first);
        assertThat(next.signing(due)).contains(first.issuer());
        assertThat(next.trusted(due)).hasSize(2);
    }

    @Test
    void givesNoticeBeforeASuccessorSigns() {
        Instant now = first.issuer().expiry().minus(ROTATION.renewal());
        Issuer second = issuer(now);

        Authority next = next(
                authority(first, Generation.unpublished(second)),
                List.of(first.certificate(), second.certificate()),
                now);

        Instant beginning = now.plus(ROTATION.notice());
        assertThat(next.signing(beginning.minusSeconds(1))).contains(first.issuer());
        assertThat(next.signing(beginning)).contains(second);
        assertThat(next.trusted(beginning)).as("the predecessor stays trusted").contains(first.certificate());
    }

    @Test
    void doesNotLetAnUnpublishedSuccessorSign() {
        Instant now = first.issuer().expiry().minus(ROTATION.renewal());
        Generation second = Generation.unpublished(issuer(now));

        Authority next = next(authority(first, second), List.of(first.certificate()), now);

        assertThat(next.generations()).containsExactly(first, second);
    }

    /** The proxy was switched off for half a year, and the predecessor ends before the notice would. */
    @Test
    void shortensTheNoticeRatherThanLeaveAGap() {
        Instant expiry = first.issuer().expiry();
        Instant now = expiry.minus(Duration.ofDays(10));
        Issuer second = issuer(now);

        Authority next = next(authority(first, Generation.unpublished(second)), List.of(second.certificate()), now);

        assertThat(next.signing(now)).contains(first.issuer());
        assertThat(next.signing(expiry.minusSeconds(1))).contains(second);
    }

    @Test
    void forgetsAGenerationThatIsWorthNothing() {
        Instant expiry = first.issuer().expiry();
        Generation second = new Generation(issuer(expiry.minus(ROTATION.renewal())), expiry.minus(ROTATION.notice()));

        assertThat(next(authority(first, second), List.of(), expiry.minusSeconds(1))
                        .generations())
                .contains(first);
        assertThat(next(authority(first, second), List.of(), expiry).generations())
                .containsExactly(second);
    }

    private static Authority next(Authority stored, List<X509Certificate> published, Instant now) {
        return ROTATION.next(stored, published, now, () -> issuer(now));
    }

    private static Authority authority(Generation... generations) {
        return new Authority(List.of(generations));
    }

    private static Issuer issuer(Instant now) {
        return Replicas.MINT.authority(now, Rotation.LIFETIME);
    }
}
