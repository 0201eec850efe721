package io.connectors.sandbox.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    @TempDir
    private static Path directory;

    private final FakeCluster cluster = new FakeCluster(directory);

    @Test
    void knowsTheHolderOfATokenForTheApiServer() {
        UserInfo user = cluster.authentication.authenticate("Bearer " + cluster.token("{}"));

        assertThat(user)
                .isEqualTo(new UserInfo(
                        "system:serviceaccount:demo:builder",
                        "$UID-of-builder",
                        List.of("system:serviceaccounts", "system:serviceaccounts:demo", "system:authenticated"),
                        Map.of("authentication.kubernetes.io/credential-id", List.of("JTI=$ID"))));
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(cluster.authentication
                        .authenticate("bearer " + cluster.token("{}"))
                        .username())
                .isEqualTo("system:serviceaccount:demo:builder");
    }

    @Test
    void refusesATokenForConnectorsOnly() {
        String token = cluster.token("{audiences: [connectors]}");

        assertUnauthorized("Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer garbage", "Bearer a.b.c", "bearer garbage"})
    void refusesATokenItDoesNotKnow(String authorization) {
        assertUnauthorized(authorization);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer  two-spaces", "Basic YWRtaW46YWRtaW4="})
    void takesASenderWithoutABearerTokenForAnonymous(@Nullable String authorization) {
        assertThat(cluster.authentication.authenticate(authorization))
                .isEqualTo(new UserInfo("system:anonymous", "", List.of("system:unauthenticated"), Map.of()));
    }

    @Test
    void knowsTheAdministrator() {
        assertThat(cluster.authentication.authenticate("Bearer " + adminToken()))
                .isEqualTo(new UserInfo("admin", "", List.of("system:masters", "system:authenticated"), Map.of()));
    }

    @Test
    void reviewsTheAdministratorsTokenForTheApiServerOnly() {
        JsonNode own = cluster.review(adminToken());
        JsonNode foreign = cluster.review(adminToken(), "connectors");

        assertThat(own.at("/user/username").asText()).isEqualTo("admin");
        assertThat(own.at("/audiences/0").asText()).isEqualTo(FakeCluster.ISSUER);
        assertThat(foreign.path("authenticated").asBoolean()).isFalse();
    }

    @Test
    void keepsTheAdministratorsTokenOverARestartAndFromOthers() throws IOException {
        String first = adminToken();

        assertThat(adminToken()).isEqualTo(first).hasSizeGreaterThan(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("admin.token"))))
                .isEqualTo("rw-------");
        assertThat(AdminToken.in(directory.resolve("admin.token")).toString()).doesNotContain(first);
    }

    @Test
    void refusesToRunWithAnEmptyAdministratorsToken(@TempDir Path empty) throws IOException {
        Path file = Files.writeString(empty.resolve("admin.token"), "\n");

        assertThatThrownBy(() -> AdminToken.in(file)).hasMessageContaining(file.toString());
    }

    @Test
    void keepsTheSigningKeyFromOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory.resolve("service-account.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void publishesTheKeyThatVerifiesItsTokens() throws ParseException, JOSEException {
        var keys = JWKSet.parse(cluster.authentication.publicKeys());
        JWSObject token = JWSObject.parse(cluster.token("{}"));

        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        assertThat(keys.containsNonPublicKeys()).isFalse();
    }

    @Test
    void tellsWhereItsKeysAre() {
        JsonNode configuration = cluster.authentication.openIdConfiguration(URI.create("https://127.0.0.1:16443"));

        assertThat(configuration).isEqualTo(FakeCluster.yaml("""
                issuer: https://kubernetes.default.svc.cluster.local
                jwks_uri: https://127.0.0.1:16443/openid/v1/jwks
                response_types_supported: [id_token]
                subject_types_supported: [public]
                id_token_signing_alg_values_supported: [RS256]
                """));
    }

    @Test
    void tellsUsersWhoTheyAre() {
        UserInfo user = cluster.authentication.authenticate("Bearer " + adminToken());

        JsonNode answer = cluster.authentication.selfSubjectReview(
                user, FakeCluster.yaml("{apiVersion: authentication.k8s.io/v1, kind: SelfSubjectReview}"));

        assertThat(answer).isEqualTo(FakeCluster.yaml("""
                apiVersion: authentication.k8s.io/v1
                kind: SelfSubjectReview
                metadata: {creationTimestamp: "2026-11-22T12:00:00Z"}
                status: {userInfo: {username: admin, groups: ["system:masters", "system:authenticated"]}}
                """));
    }

    private void assertUnauthorized(String authorization) {
        assertThatThrownBy(() -> cluster.authentication.authenticate(authorization))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(401))
                .hasMessage("Unauthorized");
    }

    private static String adminToken() {
        return AdminToken.in(directory.resolve("admin.token")).value();
    }
}
