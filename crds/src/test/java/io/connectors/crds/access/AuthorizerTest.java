package io.connectors.crds.access;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final Caller BUILDER = caller("builder");
    private static final AccessSettings SETTINGS = new AccessSettings(
            List.of("connectors"), Duration.ofSeconds(10), Duration.ofSeconds(3), 500, Duration.ofSeconds(15), 5, 20);

    private final FakeTime time = new FakeTime();
    private FakeApiServer apiServer;
    private Authorizer authorizer;

    @BeforeEach
    void start() throws IOException {
        apiServer = new FakeApiServer();
        authorizer = new Authorizer(apiServer.client(), SETTINGS, time);
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

        assertThat(authorizer.authorize(BUILDER, USE_FORGE))
                .isEqualTo(
                        new Forbidden(
                                BUILDER,
                                "verb \"use\" on connectors/proxy.connectors.alauda.io \"forge\" in namespace \"team-blue\""
                                        + " (check: kubectl auth can-i use connectors.connectors.alauda.io/forge --subresource=proxy -n team-blue)"));
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
    void noticesAWithdrawnRightAfterTenSeconds() {
        apiServer.answers(_ -> YES);
        authorizer.authorize(BUILDER, USE_FORGE);
        apiServer.answers(_ -> NO);

        time.passes(Duration.ofMillis(9_900));
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Allowed.class);
        time.passes(Duration.ofMillis(200));
        assertThat(authorizer.authorize(BUILDER, USE_FORGE)).isInstanceOf(Forbidden.class);
    }

    @Test
    void noticesAGrantedRightAfterThreeSeconds() {
        apiServer.answers(_ -> NO);
        authorizer.authorize(BUILDER, USE_FORGE);
        apiServer.answers(_ -> YES);

        time.passes(Duration.ofMillis(3_100));
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

    private static Caller caller(String name) {
        return new Caller(
                "system:serviceaccount:team-blue:" + name,
                "u-1",
                List.of("system:authenticated"),
                Map.of("example.org/team", List.of("blue")));
    }
}
