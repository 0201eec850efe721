package io.connectors.crds.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.crds.access.Verdict.Allowed;
import io.connectors.crds.access.Verdict.Forbidden;
import io.connectors.crds.access.Verdict.Unknown;
import io.connectors.crds.ref.ResourceRef;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AUT-5, AUT-9, AUT-10 and AUT-11 as far as authorisation goes. */
final class AuthorizerTest {
    private static final String YES = "{\"allowed\": true}";
    private static final String NO = "{\"allowed\": false}";
    private static final Permission USE_FORGE = Permission.useProxy(new ResourceRef("team-blue", "forge"));
    private static final Permission USE_OTHER = Permission.useProxy(new ResourceRef("team-blue", "other"));
    private static final Permission USE_THIRD = Permission.useProxy(new ResourceRef("team-blue", "third"));
    private static final Caller BUILDER = caller("builder");
    private static final Caller PUSH_STEP = inPod("push-step-4f9", "p-1");
    private static final AccessSettings SETTINGS = TestSettings.with(Map.of());

    private final FakeTime time = new FakeTime();
    private final CountingObserver observer = new CountingObserver();
    private FakeApiServer apiServer;
    private Authorizer authorizer;

    @BeforeEach
    void start() throws IOException {
        apiServer = new FakeApiServer();
        authorizer = new Authorizer(apiServer.client(), SETTINGS, observer, time);
    }

    @AfterEach
    void stop() {
        apiServer.close();
    }

    @Test
    void tellsTheApiServerEverythingItKnowsAboutTheCaller() {
        apiServer.answers(_ -> YES);

        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isEqualTo(new Allowed(BUILDER));
        assertThat(apiServer.questions()).singleElement().satisfies(question -> {
            var spec = question.path("spec");
            assertThat(spec.path("user").asText()).isEqualTo("system:serviceaccount:team-blue:builder");
            assertThat(spec.path("uid").asText()).isEqualTo("u-1");
            assertThat(spec.at("/groups/0").asText()).isEqualTo("system:authenticated");
            assertThat(spec.at("/extra/example.org~1team/0").asText()).isEqualTo("blue");
            var attributes = spec.path("resourceAttributes");
            assertThat(attributes.path("verb").asText()).isEqualTo("use");
            assertThat(attributes.path("group").asText()).isEqualTo("connectors.alauda.io");
            assertThat(attributes.path("resource").asText()).isEqualTo("connectors");
            assertThat(attributes.path("subresource").asText()).isEqualTo("proxy");
            assertThat(attributes.path("namespace").asText()).isEqualTo("team-blue");
            assertThat(attributes.path("name").asText()).isEqualTo("forge");
        });
    }

    @Test
    void namesTheMissingRightAndHowToCheckIt() {
        apiServer.answers(_ -> NO);

        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isEqualTo(new Forbidden(BUILDER, USE_FORGE));
        assertThat(USE_FORGE.describe())
                .isEqualTo(
                        "verb \"use\" on connectors/proxy.connectors.alauda.io \"forge\" in namespace \"team-blue\""
                                + " (check: kubectl auth can-i use connectors.connectors.alauda.io/forge --subresource=proxy -n team-blue)");
    }

    @Test
    void obeysADenialThatComesWithAnAllowance() {
        apiServer.answers(_ -> "{\"allowed\": true, \"denied\": true}");

        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Forbidden.class);
    }

    @Test
    void neverUsesAnAnswerForAnotherCallerOrAnotherConnector() {
        apiServer.answers(question ->
                question.at("/spec/resourceAttributes/name").asText().equals("forge")
                                && question.at("/spec/user").asText().endsWith(":builder")
                        ? YES
                        : NO);

        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Allowed.class);
        assertThat(authorizer.authorize(BUILDER, USE_OTHER)).isInstanceOf(Forbidden.class);
        assertThat(authorizer.authorize(caller("stranger"), USE_FORGE)).isInstanceOf(Forbidden.class);
    }

    @Test
    void noticesAWithdrawnRightAfterAMinute() {
        apiServer.answers(_ -> YES);
        authorizer.authorize(BUILDER, USE_FORGE);
        apiServer.answers(_ -> NO);

        time.passes(Duration.ofMillis(59_900));
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Allowed.class);
        time.passes(Duration.ofMillis(200));
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Forbidden.class);
    }

    @Test
    void noticesAGrantedRightAfterFiveSeconds() {
        apiServer.answers(_ -> NO);
        authorizer.authorize(BUILDER, USE_FORGE);
        apiServer.answers(_ -> YES);

        time.passes(Duration.ofMillis(5_100));
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Allowed.class);
    }

    @Test
    void asksOnceForAThousandRequestsAtOnce() throws Exception {
        apiServer.answers(_ -> YES);
        apiServer.hangs();

        List<Future<Verdict>> verdicts = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                verdicts.add(executor.submit(() -> authorizer.authorize(BUILDER, USE_FORGE)));
            }
            apiServer.goesOn();
        }

        for (Future<Verdict> verdict : verdicts) {
            assertThat(verdict.get()).isInstanceOf(Allowed.class);
        }
        assertThat(apiServer.questions()).hasSize(1);
    }

    @Test
    void doesNotLetOneUserWhoTriesNamesUseUpWhatOthersNeed() {
        apiServer.answers(_ -> NO);
        for (int i = 0; i < 1_000; i++) {
            authorizer.authorize(caller("stranger"), Permission.useProxy(new ResourceRef("team-blue", "guess-" + i)));
        }
        assertThat(apiServer.questions()).hasSize(SETTINGS.reviewBurst());

        apiServer.answers(_ -> YES);
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Allowed.class);
    }

    @Test
    void saysThatItDoesNotKnowWhenTheApiServerFails() {
        apiServer.failsWith(500);

        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Unknown.class);
    }

    /** AUT-12: one question when the plain right is there. */
    @Test
    void doesNotAskAboutThePodOfWhoHasThePlainRight() {
        apiServer.answers(_ -> YES);

        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isEqualTo(new Allowed(PUSH_STEP));
        assertThat(resourcesAsked()).containsExactly("connectors/proxy");
    }

    /** AUT-12. */
    @Test
    void asksWhetherThePodHasTheRightThatTheServiceAccountLacks() {
        apiServer.answers(question -> subresource(question).equals("proxy/v1/pod/team-blue/push-step-4f9") ? YES : NO);

        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isEqualTo(new Allowed(PUSH_STEP));
        assertThat(resourcesAsked())
                .containsExactly("connectors/proxy", "connectors/proxy/v1/pod/team-blue/push-step-4f9");
        assertThat(apiServer
                        .questions()
                        .getLast()
                        .at("/spec/resourceAttributes/verb")
                        .asText())
                .isEqualTo("use");
        assertThat(apiServer
                        .questions()
                        .getLast()
                        .at("/spec/resourceAttributes/name")
                        .asText())
                .isEqualTo("forge");
    }

    /** AUT-12. */
    @Test
    void namesThePlainRightWhenThePodHasNoneEither() {
        apiServer.answers(_ -> NO);

        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isEqualTo(new Forbidden(PUSH_STEP, USE_FORGE));
        assertThat(apiServer.questions()).hasSize(2);
    }

    /** AUT-4. */
    @Test
    void doesNotUseTheRightOfOnePodForAnother() {
        apiServer.answers(question -> subresource(question).equals("proxy/v1/pod/team-blue/push-step-4f9") ? YES : NO);
        authorizer.authorize(PUSH_STEP, USE_FORGE);

        assertThat(authorizer.authorize(inPod("pull-step-1", "p-2"), USE_FORGE)).isInstanceOf(Forbidden.class);
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Forbidden.class);
    }

    /** AUT-4: the successor of a Pod that had the right has its name, too. */
    @Test
    void asksAnewForAPodOfTheSameName() {
        apiServer.answers(_ -> YES);
        authorizer.authorize(PUSH_STEP, USE_FORGE);
        apiServer.answers(_ -> NO);

        assertThat(authorizer.authorize(inPod("push-step-4f9", "p-2"), USE_FORGE))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void doesNotTakeSilenceAboutThePlainRightForADenial() {
        apiServer.failsWith(500);

        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isInstanceOf(Unknown.class);
        assertThat(apiServer.questions()).hasSize(1);
    }

    /** AUT-9: a right that only the Pod has lasts as long as a plain one. */
    @Test
    void remembersTheRightOfAPodForAMinute() {
        apiServer.answers(question -> subresource(question).equals("proxy") ? NO : YES);
        authorizer.authorize(PUSH_STEP, USE_FORGE);
        apiServer.failsWith(503);

        time.passes(Duration.ofSeconds(59));
        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isInstanceOf(Allowed.class);
        time.passes(Duration.ofSeconds(2));
        assertThat(authorizer.authorize(PUSH_STEP, USE_FORGE)).isInstanceOf(Unknown.class);
    }

    @Test
    void needsEveryPermissionAndNamesTheFirstThatIsMissing() {
        apiServer.answers(question ->
                question.at("/spec/resourceAttributes/name").asText().equals("forge") ? YES : NO);

        assertThat(authorizer.authorize(BUILDER, List.of(USE_FORGE, USE_OTHER, USE_THIRD)))
                .isEqualTo(new Forbidden(BUILDER, USE_OTHER));
        assertThat(apiServer.questions()).hasSize(2);
    }

    /** AUT-9: however many Connectors a user name lists. */
    @Test
    void waitsForAllPermissionsTogetherNoLongerThanForOne() {
        var impatient = new Authorizer(
                apiServer.client(), TestSettings.with(Map.of("connectors.access.deadline", "300ms")), observer, time);
        apiServer.answers(_ -> YES);
        apiServer.takes(Duration.ofMillis(200));

        assertThat(impatient.authorize(BUILDER, List.of(USE_FORGE, USE_OTHER, USE_THIRD)))
                .isInstanceOf(Unknown.class);
        assertThat(apiServer.questions()).hasSizeLessThan(3);
    }

    @Test
    void tellsWhatBecameOfEachQuestion() {
        apiServer.answers(_ -> YES);
        authorizer.authorize(BUILDER, USE_FORGE);
        authorizer.authorize(BUILDER, USE_FORGE);
        apiServer.answers(_ -> NO);
        authorizer.authorize(BUILDER, USE_OTHER);
        apiServer.failsWith(500);
        for (int i = 0; i < SETTINGS.reviewBurst(); i++) {
            authorizer.authorize(BUILDER, Permission.useProxy(new ResourceRef("team-blue", "guess-" + i)));
        }

        assertThat(observer.counts())
                .containsEntry("hit", 1)
                .containsEntry("miss", 2 + SETTINGS.reviewBurst())
                .containsEntry("GRANTED", 1)
                .containsEntry("REFUSED", 1)
                .containsEntry("FAILED", SETTINGS.reviewBurst() - 2)
                .containsEntry("WITHHELD", 2);
    }

    private List<String> resourcesAsked() {
        return apiServer.questions().stream()
                .map(question ->
                        question.at("/spec/resourceAttributes/resource").asText() + "/" + subresource(question))
                .toList();
    }

    private static String subresource(JsonNode question) {
        return question.at("/spec/resourceAttributes/subresource").asText();
    }

    private static Caller inPod(String name, String uid) {
        return new Caller(
                "system:serviceaccount:team-blue:builder",
                "u-1",
                List.of("system:authenticated"),
                Map.of(
                        "authentication.kubernetes.io/pod-name", List.of(name),
                        "authentication.kubernetes.io/pod-uid", List.of(uid)));
    }

    private static Caller caller(String name) {
        return new Caller(
                "system:serviceaccount:team-blue:" + name,
                "u-1",
                List.of("system:authenticated"),
                Map.of("example.org/team", List.of("blue")));
    }
}
