package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the verdicts of a real API server; {@code RbacVerdictsIT} records them. */
class RbacVerdictsTest {

    private static final AccessReviews REVIEWS = new AccessReviews(
            new RbacAuthorizer(FakeObjects.withBootstrapPolicy().add(Verdicts.policy()), () -> 0));

    static List<Verdicts.Verdict> verdicts() {
        return Verdicts.all();
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void agreesWithARealApiServer(Verdicts.Verdict verdict) {
        assertThat(REVIEWS.subjectAccessReview(verdict.review()).path("status")).isEqualTo(verdict.recorded());
    }
}
