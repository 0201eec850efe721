package io.connectors.sandbox.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import io.connectors.sandbox.pki.Pem;
import io.connectors.sandbox.resource.ObjectMeta;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a token worthless, one reason each. */
class TokenReviewTest {

    @TempDir
    private static Path directory;

    private final FakeCluster cluster = new FakeCluster(directory);
    private String token = "";

    @BeforeEach
    void issueATokenThatIsGood() {
        token = cluster.token("{audiences: [connectors], boundObjectRef: {apiVersion: v1, kind: Pod, name: worker}}");
        assertThat(cluster.review(token, "connectors").path("authenticated").asBoolean())
                .isTrue();
    }

    @Test
    void endsWithItsLifetimeAndAMinuteForSlowClocks() {
        cluster.later(Duration.ofHours(1).plusMinutes(1));
        assertThat(cluster.review(token, "connectors").path("authenticated").asBoolean())
                .isTrue();

        cluster.later(Duration.ofSeconds(1));

        assertRefused(cluster.review(token, "connectors"), "service account token has expired");
    }

    @Test
    void isRefusedBeforeItIsValid() {
        cluster.later(Duration.ofSeconds(-61));

        assertRefused(cluster.review(token, "connectors"), "service account token is not valid yet");
    }

    @Test
    void endsWithItsServiceAccount() {
        cluster.remove("ServiceAccount", "builder");

        assertRefused(cluster.review(token, "connectors"), "serviceaccounts \"builder\" not found");
    }

    @Test
    void isNotTakenForOneOfALaterServiceAccount() {
        ObjectMeta.of(cluster.find("ServiceAccount", "builder")).set("uid", "later");

        assertRefused(
                cluster.review(token, "connectors"),
                "service account UID (later) does not match claim ($UID-of-builder)");
    }

    @Test
    void endsAMinuteAfterItsServiceAccountBeganToGo() {
        ObjectMeta.of(cluster.find("ServiceAccount", "builder")).set("deletionTimestamp", "2026-11-22T12:00:00Z");
        cluster.later(Duration.ofSeconds(61));

        assertRefused(cluster.review(token, "connectors"), "service account demo/builder has been deleted");
    }

    @Test
    void endsWithItsPod() {
        cluster.remove("Pod", "worker");

        assertRefused(cluster.review(token, "connectors"), "service account token has been invalidated");
    }

    @Test
    void isNotTakenForOneOfALaterPod() {
        ObjectMeta.of(cluster.find("Pod", "worker")).set("uid", "later");

        assertRefused(
                cluster.review(token, "connectors"),
                "pod UID (later) does not match service account pod ref claim ($UID-of-worker)");
    }

    @ParameterizedTest
    @CsvSource({"Secret, lease", "Node, node1"})
    void endsWithTheOtherObjectsItIsBoundTo(String kind, String name) {
        String bound = cluster.token("{boundObjectRef: {apiVersion: v1, kind: %s, name: %s}}".formatted(kind, name));
        assertThat(cluster.review(bound).path("authenticated").asBoolean()).isTrue();

        cluster.remove(kind, name);

        assertRefused(cluster.review(bound), "service account token has been invalidated");
    }

    @Test
    void isRefusedWhenItsClaimsAreChanged() {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace(":builder", ":stranger");

        assertRefused(
                cluster.review(parts[0] + "." + encoded(claims) + "." + parts[2], "connectors"),
                "error in cryptographic primitive");
    }

    @Test
    void isRefusedWithoutASignature() {
        String claims = token.split("\\.", -1)[1];

        JsonNode status = cluster.review(encoded("{\"alg\":\"none\"}") + "." + claims + ".", "connectors");

        assertThat(status.path("authenticated").asBoolean()).isFalse();
    }

    @Test
    void isRefusedWhenSignedWithThePublicKeyAsASecret() throws JOSEException, ParseException {
        byte[] publicKey = JWKSet.parse(cluster.authentication.publicKeys())
                .getKeys()
                .getFirst()
                .toRSAKey()
                .toRSAPublicKey()
                .getEncoded();
        var forged = new JWSObject(
                new JWSHeader(JWSAlgorithm.HS256), JWSObject.parse(token).getPayload());
        forged.sign(new MACSigner(publicKey));

        assertRefused(cluster.review(forged.serialize(), "connectors"), "error in cryptographic primitive");
    }

    @Test
    void isRefusedInAnotherAlgorithmOfTheSameKey() throws JOSEException, ParseException {
        var forged = new JWSObject(
                new JWSHeader(JWSAlgorithm.RS512), JWSObject.parse(token).getPayload());
        forged.sign(new RSASSASigner(Pem.readKey(directory.resolve("service-account.key"))));

        assertRefused(cluster.review(forged.serialize(), "connectors"), "error in cryptographic primitive");
    }

    @Test
    void isRefusedWithoutAnExpiry() throws JOSEException {
        var forever = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("""
                        {"iss":"%s","aud":["connectors"],"kubernetes.io":{"namespace":"demo",
                        "serviceaccount":{"name":"builder","uid":"$UID-of-builder"}}}
                        """.formatted(FakeCluster.ISSUER)));
        forever.sign(new RSASSASigner(Pem.readKey(directory.resolve("service-account.key"))));

        assertRefused(cluster.review(forever.serialize(), "connectors"), "service account token has expired");
    }

    @Test
    void survivesARestart() {
        FakeCluster restarted = new FakeCluster(directory);

        assertThat(restarted.review(token, "connectors").path("authenticated").asBoolean())
                .isTrue();
    }

    @Test
    void saysNothingOfAUserWhenRefused() {
        JsonNode status = cluster.review(token, "elsewhere");

        assertThat(status.path("user")).isEqualTo(FakeCluster.yaml("{}"));
        assertThat(status.has("audiences")).isFalse();
    }

    private static void assertRefused(JsonNode status, String why) {
        assertThat(status.path("authenticated").asBoolean()).isFalse();
        assertThat(status.path("error").asText()).isEqualTo("[invalid bearer token, " + why + "]");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
