package io.connectors.crds.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.Authentication.Authenticated;
import io.connectors.crds.access.Authentication.Reason;
import io.connectors.crds.access.Authentication.Rejected;
import io.connectors.crds.access.Authentication.Unavailable;
import io.connectors.crds.ref.ResourceRef;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AUT-1, AUT-2, AUT-8, AUT-9, AUT-11 and AUT-16 as far as authentication goes. */
final class TokenAuthenticatorTest {
    private static final String YES = """
            {"authenticated": true, "audiences": ["connectors"], "user": {"username": "system:serviceaccount:team-blue:builder",
             "uid": "u-1", "groups": ["system:authenticated"], "extra": {"example.org/team": ["blue"]}}}
            """;
    private static final String NO = "{\"authenticated\": false, \"error\": \"revoked\"}";
    private static final AccessSettings SETTINGS = TestSettings.with(Map.of());

    private final FakeTime time = new FakeTime();
    private final CountingObserver observer = new CountingObserver();
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
            assertThat(yes.caller().extra()).containsEntry("example.org/team", List.of("blue"));
            assertThat(yes.caller().pod()).isEmpty();
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
                Tokens.raw("{\"alg\":\"RS256\"}", payload, "e A"),
                Tokens.raw("{\"alg\":\"RS256\"}", payload, "eA=="),
                Tokens.raw("{\"alg\":\"RS256\"}", payload, "\u00e9"),
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
    void remembersAYesForAMinute() {
        authenticator.authenticate(Tokens.good("1"));
        time.passes(Duration.ofMillis(59_900));
        authenticator.authenticate(Tokens.good("1"));
        assertThat(apiServer.questions()).hasSize(1);

        apiServer.answers(_ -> NO);
        time.passes(Duration.ofMillis(200));

        assertThat(rejection(Tokens.good("1")).reason()).isEqualTo(Reason.TOKEN_NOT_ACCEPTED);
        assertThat(apiServer.questions()).hasSize(2);
    }

    @Test
    void remembersANoForFiveSeconds() {
        apiServer.answers(_ -> NO);
        rejection(Tokens.good("1"));
        apiServer.answers(_ -> YES);
        time.passes(Duration.ofMillis(4_900));
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
        time.passes(Duration.ofMillis(60_001));
        for (int i = 0; i < 100; i++) {
            authenticator.authenticate(Tokens.good("forged-again-" + i));
        }
        assertThat(authenticator.authenticate(Tokens.good("valid"))).isInstanceOf(Authenticated.class);
    }

    @Test
    void servesWhatItKnowsWhileTheApiServerIsAwayAndThenSaysSo() {
        authenticator.authenticate(Tokens.good("1"));
        apiServer.failsWith(503);

        time.passes(Duration.ofSeconds(59));
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
        var impatient = authenticator(TestSettings.with(Map.of("connectors.access.deadline", "50ms")));
        apiServer.hangs();

        assertThat(impatient.authenticate(Tokens.good("1"))).isInstanceOf(Unavailable.class);
    }

    /** AUT-9: a slow API server is not burdened further, and callers need not wait for it. */
    @Test
    void putsNoMoreQuestionsThanMayBeUnderWayAtOnce() throws Exception {
        var strict = authenticator(TestSettings.with(Map.of("connectors.access.concurrent-reviews", "4")));
        apiServer.hangs();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Authentication> first = executor.submit(() -> strict.authenticate(Tokens.good("1")));
            Future<Authentication> second = executor.submit(() -> strict.authenticate(Tokens.good("2")));
            apiServer.awaitQuestions(2);

            assertThat(strict.authenticate(Tokens.good("3"))).isInstanceOf(Unavailable.class);

            assertThat(apiServer.questions()).hasSize(2);
            apiServer.goesOn();
            assertThat(first.get()).isInstanceOf(Authenticated.class);
            assertThat(second.get()).isInstanceOf(Authenticated.class);
        }
        assertThat(strict.authenticate(Tokens.good("3"))).isInstanceOf(Authenticated.class);
    }

    /** AUT-9: those that were good before are many, too. */
    @Test
    void limitsQuestionsAboutTokensThatWereGoodBefore() throws Exception {
        var strict = authenticator(TestSettings.with(Map.of("connectors.access.concurrent-reviews", "2")));
        List<ClientToken> known = List.of(Tokens.good("1"), Tokens.good("2"), Tokens.good("3"));
        known.forEach(strict::authenticate);
        time.passes(Duration.ofMillis(60_001));
        apiServer.hangs();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Authentication>> waiting = List.of(
                    executor.submit(() -> strict.authenticate(known.get(0))),
                    executor.submit(() -> strict.authenticate(known.get(1))));
            apiServer.awaitQuestions(5);

            assertThat(strict.authenticate(known.get(2))).isInstanceOf(Unavailable.class);

            assertThat(waiting).noneMatch(Future::isDone);
            apiServer.goesOn();
        }
    }

    /** AUT-8: as many strangers as may ask at once are waiting, and an acquaintance is let in nevertheless. */
    @Test
    void keepsPlacesForTokensThatWereGoodBefore() throws Exception {
        var strict = authenticator(TestSettings.with(Map.of("connectors.access.concurrent-reviews", "4")));
        strict.authenticate(Tokens.good("valid"));
        time.passes(Duration.ofMillis(60_001));
        apiServer.hangs();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Authentication>> strangers = List.of(
                    executor.submit(() -> strict.authenticate(Tokens.good("1"))),
                    executor.submit(() -> strict.authenticate(Tokens.good("2"))));
            apiServer.awaitQuestions(3);
            Future<Authentication> known = executor.submit(() -> strict.authenticate(Tokens.good("valid")));
            apiServer.awaitQuestions(4);
            assertThat(strangers).noneMatch(Future::isDone);
            apiServer.goesOn();
            assertThat(known.get()).isInstanceOf(Authenticated.class);
        }
    }

    /** AUT-9: whoever hung up on a silent API server makes room for others. */
    @Test
    void givesThePlaceBackWhenTheApiServerNeverAnswers() {
        var impatient = authenticator(TestSettings.with(
                Map.of("connectors.access.deadline", "50ms", "connectors.access.concurrent-reviews", "2")));
        apiServer.hangs();
        impatient.authenticate(Tokens.good("1"));

        apiServer.awaitQuestions(2, () -> impatient.authenticate(Tokens.good("2")));
    }

    /** AUT-1. */
    @Test
    void refusesATokenOfAForeignIssuerWithoutAskingTheApiServer() {
        var ours =
                authenticator(TestSettings.with(Map.of("connectors.access.issuers", "https://old.ours, https://ours")));

        assertThat(ours.authenticate(Tokens.ofIssuer("https://ours"))).isInstanceOf(Authenticated.class);
        assertThat(ours.authenticate(Tokens.ofIssuer("https://old.ours"))).isInstanceOf(Authenticated.class);
        assertThat(apiServer.questions()).hasSize(2);
        assertThat(ours.authenticate(Tokens.ofIssuer("https://theirs"))).isInstanceOfSatisfying(Rejected.class, no -> {
            assertThat(no.reason()).isEqualTo(Reason.WRONG_ISSUER);
            assertThat(no.message()).contains("issuer \"https://theirs\"").contains("--audience connectors");
        });
        assertThat(ours.authenticate(Tokens.good("without issuer"))).isInstanceOf(Rejected.class);
        assertThat(apiServer.questions()).hasSize(2);
    }

    @Test
    void refusesATokenWhoseTimeHasNotBegunWithoutAskingTheApiServer() {
        assertThat(rejection(Tokens.notBefore(FakeTime.START.plusSeconds(61))).reason())
                .isEqualTo(Reason.TOKEN_NOT_YET_VALID);
        assertThat(apiServer.questions()).isEmpty();
    }

    @Test
    void asksAboutATokenThatAClockAheadOfOursMade() {
        assertThat(authenticator.authenticate(Tokens.notBefore(FakeTime.START.plusSeconds(59))))
                .isInstanceOf(Authenticated.class);
    }

    /** AUT-3 and AUT-4. */
    @Test
    void saysWhichPodTheTokenIsBoundTo() {
        apiServer.answers(_ -> yesForPod("push-step-4f9", "p-1"));

        assertThat(authenticator.authenticate(Tokens.ofPod("push-step-4f9", "p-1")))
                .isInstanceOfSatisfying(
                        Authenticated.class,
                        yes -> assertThat(yes.caller().pod())
                                .contains(new BoundPod(new ResourceRef("team-blue", "push-step-4f9"), "p-1")));
    }

    record OtherPod(String name, ClientToken token, String status) {}

    static Stream<OtherPod> podsThatDisagree() {
        return Stream.of(
                new OtherPod("another uid", Tokens.ofPod("a", "p-1"), yesForPod("a", "p-2")),
                new OtherPod("another name", Tokens.ofPod("a", "p-1"), yesForPod("b", "p-1")),
                new OtherPod("no Pod in the answer", Tokens.ofPod("a", "p-1"), YES),
                new OtherPod("no Pod in the token", Tokens.good("1"), yesForPod("a", "p-1")),
                new OtherPod("a token without uid", Tokens.ofPod("a", ""), yesForPod("a", "p-1")));
    }

    /** AUT-4. */
    @ParameterizedTest
    @MethodSource("podsThatDisagree")
    void refusesATokenWhosePodTheApiServerDoesNotConfirm(OtherPod other) {
        apiServer.answers(_ -> other.status());

        assertThat(rejection(other.token()).reason()).isEqualTo(Reason.TOKEN_NOT_ACCEPTED);
    }

    /** AUT-9. */
    @Test
    void saysAtOnceThatNobodyListensAtTheApiServersAddress() {
        apiServer.goesAway();

        assertThat(authenticator.authenticate(Tokens.good("1"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void tellsWhatBecameOfEachQuestion() {
        authenticator.authenticate(Tokens.good("1"));
        authenticator.authenticate(Tokens.good("1"));
        apiServer.answers(_ -> NO);
        authenticator.authenticate(Tokens.good("2"));
        authenticator.authenticate(new ClientToken("junk"));

        assertThat(observer.counts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("hit", 1, "miss", 2, "GRANTED", 1, "REFUSED", 1));
    }

    private static String yesForPod(String name, String uid) {
        return YES.replace(
                "\"extra\": {",
                "\"extra\": {\"authentication.kubernetes.io/pod-name\": [\"%s\"], \"authentication.kubernetes.io/pod-uid\": [\"%s\"], "
                        .formatted(name, uid));
    }

    private TokenAuthenticator authenticator(AccessSettings settings) {
        return new TokenAuthenticator(apiServer.client(), settings, time, observer, time);
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
