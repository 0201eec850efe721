package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ApiServerExtension.class)
final class TokenIT {

    @Test
    void saysForWhomAndForWhatItIs(Workspace team) {
        Reply builder = Tokens.serviceAccount(team, "builder");

        Reply request = Tokens.request(team, "builder", "{audiences: [connectors], expirationSeconds: 1200}");

        assertThat(request.status()).isEqualTo(201);
        assertThat(request.at("/kind")).isEqualTo("TokenRequest");
        assertThat(request.each("/spec/audiences", "")).containsExactly("connectors");
        JsonNode claims = Tokens.claims(request.at("/status/token"));
        assertThat(claims.path("sub").asText()).isEqualTo("system:serviceaccount:" + team.namespace() + ":builder");
        assertThat(claims.path("aud")).isEqualTo(Json.ofYaml("[connectors]"));
        assertThat(claims.path("iss").asText()).startsWith("https://");
        assertThat(claims.path("jti").asText()).isNotEmpty();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1200);
        assertThat(claims.path("nbf").asLong())
                .isLessThanOrEqualTo(claims.path("iat").asLong());
        assertThat(claims.at("/kubernetes.io/namespace").asText()).isEqualTo(team.namespace());
        assertThat(claims.at("/kubernetes.io/serviceaccount/name").asText()).isEqualTo("builder");
        assertThat(claims.at("/kubernetes.io/serviceaccount/uid").asText()).isEqualTo(builder.uid());
    }

    @Test
    void isForTheApiServerAndAnHourUnlessAskedOtherwise(Workspace team) {
        Tokens.serviceAccount(team, "builder");

        Reply request = Tokens.request(team, "builder", "{}").expect(201);

        JsonNode claims = Tokens.claims(request.at("/status/token"));
        assertThat(claims.path("aud").path(0).asText())
                .isEqualTo(claims.path("iss").asText());
        assertThat(request.number("/spec/expirationSeconds")).isEqualTo(3600);
        assertThat(Instant.parse(request.at("/status/expirationTimestamp")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(55)),
                        Instant.now().plus(Duration.ofMinutes(65)));
    }

    @ParameterizedTest
    @CsvSource({
        "599, may not specify a duration less than 10 minutes",
        "4294967297, may not specify a duration larger than 2^32 seconds"
    })
    void livesNeitherTooShortNorTooLong(long seconds, String rule, Workspace team) {
        Tokens.serviceAccount(team, "builder");

        Reply refused = Tokens.request(team, "builder", "{expirationSeconds: " + seconds + "}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/message"))
                .isEqualTo("TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: "
                        + seconds + ": " + rule);
        assertThat(refused.each("/details/causes", "/field")).containsExactly("spec.expirationSeconds");
    }

    @Test
    void isNotGivenToAServiceAccountThatIsNotThere(Workspace team) {
        Reply refused = Tokens.request(team, "nobody", "{}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.at("/message")).isEqualTo("serviceaccounts \"nobody\" not found");
    }

    @Test
    void isKnownByAReviewForItsAudience(Workspace team) {
        Reply builder = Tokens.serviceAccount(team, "builder");
        String token = Tokens.of(team, "builder", "connectors");

        Reply review = Tokens.review(team, token, "elsewhere", "connectors");

        assertThat(review.status()).isEqualTo(201);
        assertThat(review.at("/status/authenticated")).isEqualTo("true");
        assertThat(review.each("/status/audiences", "")).containsExactly("connectors");
        assertThat(review.at("/status/user/username"))
                .isEqualTo("system:serviceaccount:" + team.namespace() + ":builder");
        assertThat(review.at("/status/user/uid")).isEqualTo(builder.uid());
        assertThat(review.each("/status/user/groups", ""))
                .containsExactlyInAnyOrder(
                        "system:serviceaccounts", "system:serviceaccounts:" + team.namespace(), "system:authenticated");
        assertThat(review.at("/status/user/extra/authentication.kubernetes.io~1credential-id/0"))
                .isEqualTo("JTI=" + Tokens.claims(token).path("jti").asText());
    }

    @Test
    void isUnknownToAReviewForAnotherAudience(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        String token = Tokens.of(team, "builder", "connectors");

        Reply other = Tokens.review(team, token, "elsewhere");
        Reply none = Tokens.review(team, token);

        assertRejected(other);
        assertThat(other.at("/status/error"))
                .contains("token audiences [\"connectors\"] is invalid for the target audiences [\"elsewhere\"]");
        assertRejected(none);
    }

    @Test
    void isKnownWithoutAnAudienceWhenItIsForTheApiServer(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        String token = Tokens.of(team, "builder");

        Reply review = Tokens.review(team, token);

        assertThat(review.at("/status/authenticated")).isEqualTo("true");
        assertThat(review.each("/status/audiences", ""))
                .containsExactly(Tokens.claims(token).path("iss").asText());
    }

    @ParameterizedTest
    @CsvSource({"not.a.token", "garbage"})
    void isNotWhatItIsNot(String token, Workspace team) {
        Reply review = Tokens.review(team, token, "connectors");

        assertThat(review.status()).isEqualTo(201);
        assertRejected(review);
        assertThat(review.at("/status/error")).contains("invalid bearer token");
    }

    @Test
    void withAForgedClaimIsRejected(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        Tokens.serviceAccount(team, "stranger");
        String[] builder = Tokens.of(team, "builder", "connectors").split("\\.", -1);
        String[] stranger = Tokens.of(team, "stranger", "connectors").split("\\.", -1);

        Reply review = Tokens.review(team, builder[0] + "." + builder[1] + "." + stranger[2], "connectors");

        assertRejected(review);
    }

    @Test
    void mustBeGivenToAReview(Workspace team) {
        Reply refused = Tokens.review(team, "", "connectors");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/message")).isEqualTo("token is required for TokenReview in authentication");
    }

    @Test
    void opensTheApiOnlyWithTheAudienceOfTheApiServer(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        String version = team.core("secrets");

        Reply known = team.server().httpOf(Tokens.of(team, "builder")).get(version);
        Reply foreign =
                team.server().httpOf(Tokens.of(team, "builder", "connectors")).get(version);
        Reply garbage = team.server().httpOf("garbage").get(version);

        assertThat(known.status()).isEqualTo(403);
        assertThat(foreign.status()).isEqualTo(401);
        assertThat(garbage.status()).isEqualTo(401);
        assertThat(garbage.at("/kind")).isEqualTo("Status");
        assertThat(garbage.at("/reason")).isEqualTo("Unauthorized");
        assertThat(garbage.at("/message")).isEqualTo("Unauthorized");
    }

    @Test
    void diesWithItsServiceAccount(Workspace team) throws Throwable {
        Tokens.serviceAccount(team, "builder");
        String token = Tokens.of(team, "builder", "connectors");
        String login = Tokens.of(team, "builder");

        team.http().delete(team.core("serviceaccounts", "builder")).expect(200);
        Tokens.serviceAccount(team, "builder");

        Eventually.holds(() -> assertRejected(Tokens.review(team, token, "connectors")));
        Eventually.holds(() -> assertThat(
                        team.server().httpOf(login).get(team.core("secrets")).status())
                .isEqualTo(401));
    }

    @Test
    void boundToAPodNamesThePodAndDiesWithIt(Workspace team) throws Throwable {
        Tokens.serviceAccount(team, "builder");
        Reply pod = Tokens.pod(team, "worker", "builder");
        String token = Tokens.request(
                        team,
                        "builder",
                        "{audiences: [connectors], boundObjectRef: {apiVersion: v1, kind: Pod, name: worker, uid: "
                                + pod.uid() + "}}")
                .expect(201)
                .at("/status/token");

        Reply alive = Tokens.review(team, token, "connectors");
        team.http()
                .delete(team.core("pods", "worker"), "{gracePeriodSeconds: 0}")
                .expect(200);

        assertThat(Tokens.claims(token).at("/kubernetes.io/pod/name").asText()).isEqualTo("worker");
        assertThat(Tokens.claims(token).at("/kubernetes.io/pod/uid").asText()).isEqualTo(pod.uid());
        assertThat(alive.at("/status/authenticated")).isEqualTo("true");
        assertThat(alive.at("/status/user/extra/authentication.kubernetes.io~1pod-name/0"))
                .isEqualTo("worker");
        assertThat(alive.at("/status/user/extra/authentication.kubernetes.io~1pod-uid/0"))
                .isEqualTo(pod.uid());
        Eventually.holds(() -> assertRejected(Tokens.review(team, token, "connectors")));
    }

    @Test
    void boundToASecretDiesWithIt(Workspace team) throws Throwable {
        Tokens.serviceAccount(team, "builder");
        team.create(team.core("secrets"), "{metadata: {name: lease-of-life}}");
        String token = Tokens.request(
                        team,
                        "builder",
                        "{audiences: [connectors], boundObjectRef: {apiVersion: v1, kind: Secret, name: lease-of-life}}")
                .expect(201)
                .at("/status/token");

        assertThat(Tokens.review(team, token, "connectors").at("/status/authenticated"))
                .isEqualTo("true");
        team.http().delete(team.core("secrets", "lease-of-life")).expect(200);

        Eventually.holds(() -> assertRejected(Tokens.review(team, token, "connectors")));
    }

    @Test
    void isBoundOnlyToAPodThatRunsUnderItsServiceAccount(Workspace team) {
        Tokens.serviceAccount(team, "builder");
        Tokens.serviceAccount(team, "stranger");
        Tokens.pod(team, "worker", "stranger");

        Reply other = Tokens.request(team, "builder", "{boundObjectRef: {apiVersion: v1, kind: Pod, name: worker}}");
        Reply missing = Tokens.request(team, "builder", "{boundObjectRef: {apiVersion: v1, kind: Pod, name: none}}");
        Reply earlier = Tokens.request(
                team, "stranger", "{boundObjectRef: {apiVersion: v1, kind: Pod, name: worker, uid: of-yesterday}}");
        Reply kind = Tokens.request(team, "builder", "{boundObjectRef: {apiVersion: v1, kind: ConfigMap, name: x}}");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.at("/message"))
                .isEqualTo("cannot bind token for serviceaccount \"builder\" to pod running with different"
                        + " serviceaccount name.");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.at("/message")).isEqualTo("pods \"none\" not found");
        assertThat(earlier.status()).isEqualTo(409);
        assertThat(kind.status()).isEqualTo(400);
        assertThat(kind.at("/message")).isEqualTo("cannot bind token to object of type /v1, Kind=ConfigMap");
    }

    @Test
    void holderCanAskWhoItIs(Workspace team) {
        Tokens.serviceAccount(team, "builder");

        Reply review = team.server()
                .httpOf(Tokens.of(team, "builder"))
                .post(
                        "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                        "{apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}");

        assertThat(review.status()).as(review.text()).isEqualTo(201);
        assertThat(review.at("/status/userInfo/username"))
                .isEqualTo("system:serviceaccount:" + team.namespace() + ":builder");
    }

    private static void assertRejected(Reply review) {
        assertThat(review.status()).isEqualTo(201);
        assertThat(review.at("/status/authenticated")).isNotEqualTo("true");
        assertThat(review.at("/status/user/username")).isEmpty();
        assertThat(review.at("/status/error")).isNotEmpty();
    }
}
