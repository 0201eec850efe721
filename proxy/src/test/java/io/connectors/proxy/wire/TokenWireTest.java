package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whose token a client shows, from outside: who is refused learns what to do and nothing else, and the tool hears nothing of it. */
@Timeout(60)
class TokenWireTest {
    private static final String SIGNED = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";
    private static final String OURS = "https://cluster.example";
    private static final String GOOD = token(SIGNED, claims(OURS, "connectors", 4_102_444_800L, ""), "valid");

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy().with("connectors.access.issuers", OURS).start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @AfterEach
    void believe() {
        proxy.kubernetes.reviews().claimAudiences(null);
    }

    record Bad(String name, String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> badTokens() {
        long later = 4_102_444_800L;
        return Stream.of(
                new Bad("for another audience", token(SIGNED, claims(OURS, "somebody-else", later, ""), "valid")),
                new Bad("for the API server only", token(SIGNED, claims(OURS, OURS, later, ""), "valid")),
                new Bad("expired", token(SIGNED, claims(OURS, "connectors", 1_700_000_000L, ""), "valid")),
                new Bad(
                        "not yet valid",
                        token(SIGNED, claims(OURS, "connectors", later, ",\"nbf\":4102444000"), "valid")),
                new Bad(
                        "of another issuer",
                        token(SIGNED, claims("https://foreign", "connectors", later, ""), "valid")),
                new Bad("of no issuer", FakeKubernetes.token(user("builder"), "connectors")),
                new Bad("alg none", token("{\"alg\":\"none\"}", claims(OURS, "connectors", later, ""), "valid")),
                new Bad("alg nOnE", token("{\"alg\":\"nOnE\"}", claims(OURS, "connectors", later, ""), "valid")),
                new Bad("no algorithm", token("{}", claims(OURS, "connectors", later, ""), "valid")),
                new Bad("without signature", GOOD.substring(0, GOOD.lastIndexOf('.') + 1)),
                new Bad("cut in the payload", GOOD.substring(0, GOOD.lastIndexOf('.') - 5)),
                new Bad("cut in the middle", GOOD.substring(0, GOOD.length() / 2)),
                new Bad("one part too many", GOOD + ".x"),
                new Bad("a password", "hunter2-hunter2"));
    }

    @Test
    void letsTheTwinOfEveryRefusalBelowThrough() throws IOException {
        assertThat(proxy.ask(proxy.reverse("GET /twin", "forge", GOOD) + "\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(proxy.tool.lastHead()).startsWith("GET /base/twin ");
    }

    /** AUT-1 and AUT-16. */
    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesABadTokenOfAReverseRequestWithoutAskingTheApiServer(Bad bad) throws IOException {
        int before = proxy.kubernetes.reviews().tokenReviews();

        String answer = proxy.ask(proxy.reverse("GET /x", "forge", bad.token()) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Basic realm=\"connectors\"");
        assertThatItTellsWhatToDoAndNothingElse(answer, bad.token());
        assertThat(proxy.kubernetes.reviews().tokenReviews()).isEqualTo(before);
    }

    /** AUT-1 and AUT-16. */
    @ParameterizedTest
    @MethodSource("badTokens")
    void refusesABadTokenOfAForwardRequestWithoutAskingTheApiServer(Bad bad) throws IOException {
        int before = proxy.kubernetes.reviews().tokenReviews();
        String url = proxy.tool.address() + "/base/x";

        List<String> answers = List.of(
                proxy.ask(TestProxy.absolute("GET", url, "demo/forge", bad.token()) + "\r\n"),
                proxy.ask(TestProxy.connect("127.0.0.1:" + proxy.tool.port(), "demo/forge", bad.token())));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer).startsWith("HTTP/1.1 407 ").contains("Proxy-Authenticate: Basic realm=\"connectors\"");
            assertThatItTellsWhatToDoAndNothingElse(answer, bad.token());
        });
        assertThat(proxy.kubernetes.reviews().tokenReviews()).isEqualTo(before);
    }

    /** AUT-1 and AUT-16: only the API server can tell. */
    @Test
    void refusesATokenThatNobodySigned() throws IOException {
        String forged = token(SIGNED, claims(OURS, "connectors", 4_102_444_800L, ""), "forged");

        String answer = proxy.ask(proxy.reverse("GET /x", "forge", forged) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ");
        assertThatItTellsWhatToDoAndNothingElse(answer, forged);
    }

    /** AUT-1: what is wrong with it, in words. */
    @Test
    void namesTheForeignIssuer() throws IOException {
        String foreign = token(SIGNED, claims("https://foreign", "connectors", 4_102_444_800L, ""), "valid");

        assertThat(proxy.ask(proxy.reverse("GET /x", "forge", foreign) + "\r\n"))
                .contains("issuer \\\"https://foreign\\\"");
    }

    static Stream<List<String>> audiencesThatAreNotOurs() {
        return Stream.of(List.of(), List.of(OURS), List.of("connectors.example", "Connectors"));
    }

    /** AUT-2. */
    @ParameterizedTest
    @MethodSource("audiencesThatAreNotOurs")
    void refusesATokenThatTheApiServerAcceptsForSomebodyElse(List<String> audiences) throws IOException {
        proxy.kubernetes.reviews().claimAudiences(audiences);
        String fresh = token(
                SIGNED, claims(OURS, "connectors", 4_102_444_800L, ",\"jti\":\"" + audiences.size() + "\""), "valid");

        String answer = proxy.ask(proxy.reverse("GET /x", "forge", fresh) + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 401 ");
        assertThatItTellsWhatToDoAndNothingElse(answer, fresh);
    }

    private static void assertThatItTellsWhatToDoAndNothingElse(String answer, String token) {
        assertThat(answer)
                .contains("--audience connectors")
                .doesNotContain(token, base64(":" + token), base64("demo/forge:" + token), proxy.password, "robot");
        proxy.assertThatNothingWasSent();
    }

    private static String token(String header, String claims, String signature) {
        return FakeKubernetes.token(header, claims, signature);
    }

    private static String claims(String issuer, String audience, long expiry, String more) {
        return "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":[\"%s\"],\"exp\":%d%s}"
                .formatted(issuer, user("builder"), audience, expiry, more);
    }
}
