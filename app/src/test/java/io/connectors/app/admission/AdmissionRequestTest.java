package io.connectors.app.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.app.admission.AdmissionRequest.Kind;
import io.connectors.app.admission.AdmissionRequest.Operation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionRequestTest {
    private static final String OBJECT =
            "{\"metadata\": {\"name\": \"forge\"}, \"spec\": {\"address\": \"https://a\"}}";

    /** A request that is no review of ours. */
    record Case(String name, String body, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void readsWhatAnApiServerAsks() {
        var request = Reviews.read(Reviews.review("UPDATE", "connectors", OBJECT, OBJECT));

        assertThat(request.uid()).isEqualTo("review-1");
        assertThat(request.operation()).isEqualTo(Operation.UPDATE);
        assertThat(request.kind()).isEqualTo(Kind.CONNECTOR);
        assertThat(request.connector().getSpec().address()).isEqualTo("https://a");
        assertThat(request.oldConnector().getMetadata().getName()).isEqualTo("forge");
    }

    @Test
    void readsAnObjectThatIsNestedDeeperThanTheRulesAllow() {
        String nested =
                "{\"spec\": {\"params\": [{\"name\": \"a\", \"value\": " + "[".repeat(200) + "]".repeat(200) + "}]}}";

        assertThat(Reviews.read(Reviews.review("CREATE", "connectors", nested, "null"))
                        .connector()
                        .getSpec()
                        .params())
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Case wrong) {
        assertThatExceptionOfType(UnusableReviewException.class)
                .isThrownBy(() -> Reviews.read(wrong.body()).connector())
                .satisfies(e -> assertThat(e.status()).isEqualTo(wrong.status()))
                .withMessageNotContaining("planted");
    }

    static Stream<Case> refuses() {
        String good = Reviews.review("CREATE", "connectors", OBJECT, "null");
        return Stream.of(
                new Case("nothing", "", 400),
                new Case("no JSON", "{\"planted", 400),
                new Case("another kind", good.replace("\"connectors\"", "\"secrets\""), 400),
                new Case("another group", good.replace("connectors.alauda.io", "apps"), 400),
                new Case("another operation", good.replace("CREATE", "CONNECT"), 400),
                new Case("a version to come", good.replace("k8s.io/v1\"", "k8s.io/v2\""), 400),
                new Case("a subresource", good.replace("\"uid\"", "\"subResource\": \"status\", \"uid\""), 400),
                new Case("no object", good.replace(OBJECT, "[\"planted\"]"), 400),
                new Case("nested beyond reading", good.replace(OBJECT, "[".repeat(600) + "]".repeat(600)), 400),
                new Case("too large", good + " ".repeat(8 * 1024 * 1024), 413));
    }
}
