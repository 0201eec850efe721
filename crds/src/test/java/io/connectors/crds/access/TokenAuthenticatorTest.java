package io.connectors.crds.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.Authentication.Authenticated;
import io.connectors.crds.access.Authentication.Reason;
import io.connectors.crds.access.Authentication.Rejected;
import io.connectors.crds.access.Authentication.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUT-1, AUT-2, AUT-8, AUT-9, AUT-11 and AUT-16 as far as authentication goes. */
final class TokenAuthenticatorTest {
    private static final String YES = """
            {"authenticated": true, "audiences": ["connectors"], "user": {"username": "system:serviceaccount:team-blue:builder",
             "uid": "u-1", "groups": ["system:authenticated"], "extra": {"authentication.kubernetes.io/pod-name": ["pod-a"]}}}
            """;
    private static final String NO = "{\"authenticated\": false, \"error\": \"revoked\"}";
    private static final AccessSettings SETTINGS = new AccessSettings(
            List.of("connectors"), Duration.ofSeconds(10), Duration.ofSeconds(3), 500, Duration.ofSeconds(15), 5, 20);

    private final FakeTime time = new FakeTime();
    private FakeApiServer apiServer;
    private TokenAuthenticator authenticator;

    @BeforeEach
    void start() throws IOException {
        apiServer = new FakeApiServer();
        apiServer.answers(_ -> YES);
        authenticator = authenticator(SETTINGS);
    }

    @AfterEach
    void stop() {
        apiServer.close();
    }

    @Test
    void saysWhoTheCallerIs() {
        var answer = authenticator.authenticate(Tokens.good("1"));

        assertThat(answer).isInstanceOfSatisfying(Authenticated.class, yes -> {
            assertThat(yes.caller().username()).isEqualTo("system:serviceaccount:team-blue:builder");
            assertThat(yes.caller().uid()).isEqualTo("u-1");
            assertThat(yes.caller().groups()).containsExactly("system:authenticated");
            assertThat(yes.caller().podName()).contains("pod-a");
        });
    }

    @Test
    void asksForOurAudiences() {
        authenticator.authenticate(Tokens.good("1"));

        assertThat(apiServer.questions()).singleElement().satisfies(question -> {
            assertThat(question.at("/spec/audiences/0").asText()).isEqualTo("connectors");
            assertThat(question.at("/spec/token").asText())
                    .isEqualTo(Tokens.good("1").value());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"authenticated\": true, \"user\": {\"username\": \"x\"}}",
                "{\"authenticated\": true, \"audiences\": [\"https://kubernetes.default.svc\"], \"user\": {\"username\": \"x\"}}"
            })
    void refusesATokenThatTheApiServerAcceptsForSomebodyElse(String status) {
        apiServer.answers(_ -> status);

        assertThat(rejection(Tokens.good("1")).reason()).isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void namesTheAudienceToAskForWithoutAskingTheApiServer() {
        var token = Tokens.of("https://kubernetes.default.svc", FakeTime.START.plusSeconds(60), "1");

        var rejection = rejection(token);

        assertThat(rejection.reason()).isEqualTo(Reason.WRONG_AUDIENCE);
        assertThat(rejection.message())
                .contains("\"https://kubernetes.default.svc\"")
                .endsWith("Try: kubectl create token builder -n team-blue --audience connectors");
        assertThat(apiServer.questions()).isEmpty();
    }

    @Test
    void refusesAnExpiredTokenWithoutAskingTheApiServer() {
        var token = Tokens.of("connectors", FakeTime.START, "1");

        assertThat(rejection(token).reason()).isEqualTo(Reason.TOKEN_EXPIRED);
        assertThat(apiServer.questions()).isEmpty();
    }

    @Test
    void refusesWhatIsNoSignedTokenWithoutAskingTheApiServer() {
        String good = Tokens.good("1").value();
        String payload = "{\"aud\":\"connectors\",\"exp\":9999999999}";
        List<ClientToken> malformed = List.of(
                new ClientToken(""),
                new ClientToken("hunter2"),
                new ClientToken(good.substring(0, good.lastIndexOf('.'))),
                new ClientToken(good.substring(0, good.lastIndexOf('.') + 1)),
                new ClientToken("a.b.c"),
                Tokens.raw("{\"alg\":\"none\"}", payload, "eA"),
                Tokens.raw("{\"alg\":\"None\"}", payload, "eA"),
                Tokens.raw("{}", payload, "eA"),
                Tokens.raw("{\"alg\":\"RS256\"}", "[]", "eA"),
                Tokens.raw("{\"alg\":\"RS256\"}", "", "eA"),
                new ClientToken(good + "x".repeat(20_000)));

        assertThat(malformed).allSatisfy(token -> {
            assertThat(rejection(token).reason()).isEqualTo(Reason.MALFORMED_TOKEN);
            assertThat(rejection(token).message()).contains("--audience connectors");
        });
        assertThat(apiServer.questions()).isEmpty();
    }

    @Test
    void neverRepeatsTheTokenNorAnythingThatCouldEndALine() {
        var token = Tokens.of("a\\r\\nX-Evil: 1", FakeTime.START.plusSeconds(60), "1");

        assertThat(rejection(token).message()).doesNotContain("\r", "\n", token.value());
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void remembersAYesForTenSeconds() {
        authenticator.authenticate(Tokens.good("1"));
        time.passes(Duration.ofMillis(9_900));
        authenticator.authenticate(Tokens.good("1"));
        assertThat(apiServer.questions()).hasSize(1);

        apiServer.answers(_ -> NO);
        time.passes(Duration.ofMillis(200));

        assertThat(rejection(Tokens.good("1")).reason()).isEqualTo(Reason.TOKEN_NOT_ACCEPTED);
        assertThat(apiServer.questions()).hasSize(2);
    }

    @Test
    void remembersANoForThreeSeconds() {
        apiServer.answers(_ -> NO);
        rejection(Tokens.good("1"));
        apiServer.answers(_ -> YES);
        time.passes(Duration.ofMillis(2_900));
        rejection(Tokens.good("1"));
        time.passes(Duration.ofMillis(200));

        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Authenticated.class);
        assertThat(apiServer.questions()).hasSize(2);
    }

    @Test
    void forgetsAYesWhenTheTokenExpires() {
        var token = Tokens.of("connectors", FakeTime.START.plusSeconds(4), "1");
        authenticator.authenticate(token);
        time.passes(Duration.ofSeconds(4));

        assertThat(rejection(token).reason()).isEqualTo(Reason.TOKEN_EXPIRED);
    }

    @Test
    void asksOnceForAThousandRequestsWithOneNewToken() throws Exception {
        apiServer.hangs();

        List<Authentication> answers = atOnce(1_000, () -> authenticator.authenticate(Tokens.good("1")));

        assertThat(answers).hasSize(1_000).allMatch(Authenticated.class::isInstance);
        assertThat(apiServer.questions()).hasSize(1);
    }

    @Test
    void keepsAStormOfForgedTokensFromTheApiServerAndFromTheGoodEntries() {
        authenticator.authenticate(Tokens.good("valid"));
        apiServer.answers(question ->
                question.at("/spec/token").asText().equals(Tokens.good("valid").value()) ? YES : NO);

        for (int i = 0; i < 10_000; i++) {
            assertThat(authenticator.authenticate(Tokens.good("forged-" + i))).isNotInstanceOf(Authenticated.class);
        }
        assertThat(apiServer.questions().size()).isLessThanOrEqualTo(SETTINGS.reviewBurst() + 1);
        int sofar = apiServer.questions().size();
        authenticator.authenticate(Tokens.good("valid"));
        assertThat(apiServer.questions()).hasSize(sofar);

        // Its entry is over, the strangers' budget is empty, and still it is let in: it is known.
        time.passes(Duration.ofMillis(10_001));
        for (int i = 0; i < 100; i++) {
            authenticator.authenticate(Tokens.good("forged-again-" + i));
        }
        assertThat(authenticator.authenticate(Tokens.good("valid"))).isInstanceOf(Authenticated.class);
    }

    @Test
    void servesWhatItKnowsWhileTheApiServerIsAwayAndThenSaysSo() {
        authenticator.authenticate(Tokens.good("1"));
        apiServer.failsWith(503);

        time.passes(Duration.ofSeconds(9));
        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Authenticated.class);
        time.passes(Duration.ofSeconds(2));
        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Unavailable.class);
        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Unavailable.class);
        assertThat(apiServer.questions())
                .as("a failure is not repeated at once")
                .hasSize(2);

        apiServer.answers(_ -> YES);
        time.passes(Duration.ofSeconds(2));
        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Authenticated.class);
    }

    @Test
    void waitsForASlowApiServerUntilTheDeadlineOnly() {
        var impatient = authenticator(new AccessSettings(
                List.of("connectors"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                500,
                Duration.ofMillis(50),
                5,
                20));
        apiServer.hangs();

        assertThat(impatient.authenticate(Tokens.good("1"))).isInstanceOf(Unavailable.class);
    }

    private TokenAuthenticator authenticator(AccessSettings settings) {
        return new TokenAuthenticator(apiServer.client(), settings, time, time);
    }

    private Rejected rejection(ClientToken token) {
        Authentication answer = authenticator.authenticate(token);
        assertThat(answer).isInstanceOf(Rejected.class);
        return (Rejected) answer;
    }

    /** Starts all calls, lets the API server answer when they wait, and returns what they got. */
    private <T> List<T> atOnce(int calls, Callable<T> call) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                futures.add(executor.submit(call));
            }
            apiServer.goesOn();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
        }
        return results;
    }
}
