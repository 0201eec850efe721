package io.connectors.crds.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.Injection;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.connectors.crds.v1alpha1.RegoRule;
import io.connectors.crds.v1alpha1.SecretRef;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INJ-2, INJ-3, INJ-5 and ADM-2 as far as they are decided before a request. */
final class CredentialReaderTest {
    private static final String PLANTED = "s3cr3t-9f1c";
    private static final SecretRef REF = SecretRef.named("forge-credential");
    private static final AuthType BASIC = authType("basicAuth", "kubernetes.io/basic-auth", false);
    private static final AuthType BEARER = authType("tokenAuth", "connectors.cpaas.io/bearer-token", false);
    private static final AuthType OPAQUE = authType("patAuth", "Opaque", false, "token");

    @Test
    void readsUserNameAndPassword() {
        var reading =
                read(BASIC, secret("kubernetes.io/basic-auth", Map.of("username", "builder", "password", PLANTED)));

        assertThat(reading).isEqualTo(new CredentialReading.Usable(new Credential.Basic("builder", PLANTED)));
    }

    @Test
    void readsTokens() {
        assertThat(read(BEARER, secret("connectors.cpaas.io/bearer-token", Map.of("token", PLANTED))))
                .isEqualTo(new CredentialReading.Usable(new Credential.Bearer(PLANTED)));
        assertThat(read(OPAQUE, secret("Opaque", Map.of("token", PLANTED, "note", "x"))))
                .isEqualTo(new CredentialReading.Usable(new Credential.Bearer(PLANTED)));
    }

    /** TLS-9: not even a class that asks for it by its type gets the authority's key. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Opaque", OwnSecrets.INTERCEPTION_AUTHORITY})
    void refusesASecretOfTheProduct(String secretType) {
        var reading = read(
                authType("patAuth", secretType, false, "token"),
                secret(OwnSecrets.INTERCEPTION_AUTHORITY, Map.of("token", PLANTED)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.SECRET_NOT_ALLOWED);
        assertThat(reading.toString())
                .contains("signs the proxy's own certificates")
                .doesNotContain(PLANTED);
    }

    @Test
    void takesASecretWithoutTypeForOpaque() {
        assertThat(read(OPAQUE, secret(null, Map.of("token", PLANTED))))
                .isEqualTo(new CredentialReading.Usable(new Credential.Bearer(PLANTED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void dropsTheOneLineBreakThatEditorsLeaveBehind(String lineBreak) {
        assertThat(read(BEARER, secret("connectors.cpaas.io/bearer-token", Map.of("token", PLANTED + lineBreak))))
                .isEqualTo(new CredentialReading.Usable(new Credential.Bearer(PLANTED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r", "\u0000", "\r\nX-Evil: 1", "\u007f", "é", "\t", " x"})
    void refusesATokenThatCannotBePartOfAHeaderWithoutRepeatingIt(String addition) {
        var reading = read(BEARER, secret("connectors.cpaas.io/bearer-token", Map.of("token", PLANTED + addition)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.UNSUPPORTED_CHARACTERS);
        assertThat(reading.toString())
                .contains("\"token\"", "\"forge-credential\"")
                .doesNotContain(PLANTED);
    }

    @Test
    void refusesAUserNameWithAColonBecauseItWouldMoveIntoThePassword() {
        var reading = read(BASIC, secret("kubernetes.io/basic-auth", Map.of("username", "a:b", "password", PLANTED)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.UNSUPPORTED_CHARACTERS);
    }

    @Test
    void refusesBytesThatAreNoText() {
        Secret secret = secret("connectors.cpaas.io/bearer-token", Map.of());
        secret.setData(Map.of("token", Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, 0x28})));
        Secret notBase64 = secret("connectors.cpaas.io/bearer-token", Map.of());
        notBase64.setData(Map.of("token", "%%%"));

        assertThat(problem(read(BEARER, secret))).isEqualTo(CredentialProblem.UNSUPPORTED_CHARACTERS);
        assertThat(problem(read(BEARER, notBase64))).isEqualTo(CredentialProblem.UNSUPPORTED_CHARACTERS);
    }

    @Test
    void namesAMissingOrEmptyKey() {
        var missing = read(BASIC, secret("kubernetes.io/basic-auth", Map.of("username", "builder")));
        var empty = read(BASIC, secret("kubernetes.io/basic-auth", Map.of("username", "builder", "password", "\n")));

        assertThat(problem(missing)).isEqualTo(CredentialProblem.KEY_MISSING);
        assertThat(missing.toString()).contains("\"password\"");
        assertThat(problem(empty)).isEqualTo(CredentialProblem.KEY_MISSING);
    }

    @Test
    void requiresTheKeysThatTheClassDeclares() {
        AuthType type = authType("basicAuth", "kubernetes.io/basic-auth", false, "username", "realm");

        var reading = read(type, secret("kubernetes.io/basic-auth", Map.of("username", "u", "password", PLANTED)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.KEY_MISSING);
        assertThat(reading.toString()).contains("\"realm\"");
    }

    @Test
    void refusesASecretOfAnotherTypeNamingBoth() {
        var reading = read(BASIC, secret("Opaque", Map.of("username", "u", "password", PLANTED)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.WRONG_TYPE);
        assertThat(reading.toString()).contains("\"Opaque\"", "\"kubernetes.io/basic-auth\"");
    }

    @Test
    void refusesASecretWithoutData() {
        Secret nothing = secret("kubernetes.io/basic-auth", Map.of());
        nothing.setData(null);

        assertThat(problem(read(BASIC, nothing))).isEqualTo(CredentialProblem.SECRET_EMPTY);
    }

    @Test
    void refusesASecretThatDoesNotExistAlsoWhenTheSecretIsOptional() {
        AuthType optional = authType("basicAuth", "kubernetes.io/basic-auth", true);

        var reading = CredentialReader.read("team-blue", optional, REF, Optional.empty());

        assertThat(problem(reading)).isEqualTo(CredentialProblem.SECRET_NOT_FOUND);
    }

    @Test
    void sendsNoCredentialOnlyWhenTheSecretIsOptionalAndNoneIsNamed() {
        AuthType optional = authType("basicAuth", "kubernetes.io/basic-auth", true);

        assertThat(CredentialReader.read("team-blue", optional, null, Optional.empty()))
                .isEqualTo(new CredentialReading.Usable(new Credential.Anonymous()));
        assertThat(problem(CredentialReader.read("team-blue", BASIC, null, Optional.empty())))
                .isEqualTo(CredentialProblem.SECRET_REQUIRED);
    }

    @Test
    void neverUsesASecretOfAnotherNamespace() {
        var foreign = new SecretRef("forge-credential", "team-red", "", "", "", "", "");
        Secret secret = secret("kubernetes.io/basic-auth", Map.of("username", "u", "password", PLANTED));

        assertThat(CredentialReader.secretOf("team-blue", foreign)).isEmpty();
        assertThat(problem(CredentialReader.read("team-blue", BASIC, foreign, Optional.of(secret))))
                .isEqualTo(CredentialProblem.SECRET_NOT_ALLOWED);
    }

    @Test
    void namesTheSecretInTheConnectorsOwnNamespace() {
        var own = new SecretRef("forge-credential", "team-blue", "", "", "", "", "");

        assertThat(CredentialReader.secretOf("team-blue", REF))
                .contains(new ResourceRef("team-blue", "forge-credential"));
        assertThat(CredentialReader.secretOf("team-blue", own))
                .contains(new ResourceRef("team-blue", "forge-credential"));
        assertThat(CredentialReader.secretOf("team-blue", SecretRef.named(""))).isEmpty();
    }

    @Test
    void handsOutTheValuesWhereTheClassSaysWhereTheyGo() {
        var rego = new AuthType(
                "keyAuth",
                "",
                "",
                Map.of(),
                "Opaque",
                false,
                OPAQUE.params(),
                new RegoRule("package proxy"),
                List.of());
        var inject = new AuthType(
                "keyAuth",
                "",
                "",
                Map.of(),
                "Opaque",
                false,
                OPAQUE.params(),
                null,
                List.of(new Injection("header", "X-Api-Key", "{{ .token }}", "")));
        Secret secret = secret("Opaque", Map.of("token", PLANTED));

        assertThat(List.of(fields(read(rego, secret)), fields(read(inject, secret))))
                .containsOnly(new Credential.Fields(Map.of("token", PLANTED), ""));
    }

    @Test
    void saysWhatHasNoSchemeInsteadOfGuessingOne() {
        AuthType twoKeys = authType("keys", "Opaque", false, "token", "other");
        AuthType custom = authType("pat", "connectors.cpaas.io/gitlab-pat-auth", false, "token");

        assertThat(fields(read(twoKeys, secret("Opaque", Map.of("token", PLANTED, "other", "x"))))
                        .obstacle())
                .contains("the one key token");
        assertThat(fields(read(custom, secret("connectors.cpaas.io/gitlab-pat-auth", Map.of("token", PLANTED))))
                        .obstacle())
                .contains("gitlab-pat-auth");
    }

    @Test
    void refusesAClientCertificateThatCannotBeUsedWithoutQuotingIt() {
        var reading = read(
                authType("certAuth", "kubernetes.io/tls", false),
                secret("kubernetes.io/tls", Map.of("tls.crt", PLANTED, "tls.key", PLANTED)));

        assertThat(problem(reading)).isEqualTo(CredentialProblem.CERTIFICATE_UNUSABLE);
        assertThat(reading.toString()).contains("tls.crt").doesNotContain(PLANTED);
    }

    @Test
    void keepsEveryTextOfASecretForTemplates() {
        AuthType custom = authType("pat", "connectors.cpaas.io/gitlab-pat-auth", false, "token");
        Secret secret = secret(
                "connectors.cpaas.io/gitlab-pat-auth",
                Map.of("token", PLANTED + "\n", "scope", "read_api", "empty", ""));
        secret.getData().put("binary", Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, 0x28}));
        Map<String, String> wanted = Map.of("token", PLANTED, "scope", "read_api");

        assertThat(fields(read(custom, secret)).values()).isEqualTo(wanted);
        assertThat(CredentialReader.fields(secret))
                .isEqualTo(new SecretFields("connectors.cpaas.io/gitlab-pat-auth", wanted))
                .hasToString("SecretFields[hidden]");
    }

    private static Credential.Fields fields(CredentialReading reading) {
        return switch (reading) {
            case CredentialReading.Usable(Credential.Fields fields) -> fields;
            case CredentialReading.Usable usable -> throw new AssertionError("unexpectedly " + usable);
            case CredentialReading.Unusable unusable -> throw new AssertionError(unusable.message());
        };
    }

    @Test
    void hidesTheCredentialInText() {
        assertThat(new Credential.Fields(Map.of("token", PLANTED), "").toString())
                .doesNotContain(PLANTED);
        assertThat(new CredentialReading.Usable(new Credential.Basic("builder", PLANTED)).toString())
                .doesNotContain(PLANTED, "builder");
        assertThat(new Credential.Bearer(PLANTED).toString()).doesNotContain(PLANTED);
    }

    private static CredentialReading read(AuthType type, Secret secret) {
        return CredentialReader.read("team-blue", type, REF, Optional.of(secret));
    }

    private static CredentialProblem problem(CredentialReading reading) {
        return switch (reading) {
            case CredentialReading.Unusable unusable -> unusable.problem();
            case CredentialReading.Usable usable -> throw new AssertionError("unexpectedly " + usable);
        };
    }

    private static AuthType authType(String name, String secretType, boolean optional, String... keys) {
        List<ParamSpec> params = Arrays.stream(keys)
                .map(key -> new ParamSpec(key, "string", TextNode.valueOf(""), "", List.of(), Map.of(), Map.of()))
                .toList();
        return new AuthType(name, "", "", Map.of(), secretType, optional, params, null, List.of());
    }

    private static Secret secret(@Nullable String type, Map<String, String> values) {
        Map<String, String> data = new LinkedHashMap<>();
        values.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new SecretBuilder()
                .withNewMetadata()
                .withName("forge-credential")
                .withNamespace("team-blue")
                .endMetadata()
                .withType(type)
                .withData(data)
                .build();
    }
}
