package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.UserInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service account token says.
 *
 * @param id the token's own id, {@code jti}
 * @param warnAfter when a token that lives longer than its holder asked for would have expired
 */
record TokenClaims(
        String issuer,
        List<String> audiences,
        String id,
        Validity validity,
        String namespace,
        ObjectIdentity serviceAccount,
        Binding binding,
        Optional<Instant> warnAfter) {

    private static final String KUBERNETES = "kubernetes.io";

    TokenClaims {
        audiences = List.copyOf(audiences);
    }

    /** When a token is good. */
    record Validity(Instant issued, Instant notBefore, Instant expires) {}

    /** What else must exist; a token bound to a Pod also names the Pod's node. */
    record Binding(Optional<ObjectIdentity> pod, Optional<ObjectIdentity> secret, Optional<ObjectIdentity> node) {

        static final Binding NONE = new Binding(Optional.empty(), Optional.empty(), Optional.empty());
    }

    static TokenClaims of(ObjectNode claims) {
        JsonNode kubernetes = claims.path(KUBERNETES);
        return new TokenClaims(
                claims.path("iss").asText(""),
                audiences(claims.path("aud")),
                claims.path("jti").asText(""),
                new Validity(
                        instant(claims, "iat").orElse(Instant.EPOCH),
                        instant(claims, "nbf").orElse(Instant.EPOCH),
                        // A token that does not say when it expires is not one of ours.
                        instant(claims, "exp").orElse(Instant.EPOCH)),
                kubernetes.path("namespace").asText(""),
                ObjectIdentity.ofClaim(kubernetes.path("serviceaccount")).orElse(new ObjectIdentity("", "")),
                new Binding(
                        ObjectIdentity.ofClaim(kubernetes.path("pod")),
                        ObjectIdentity.ofClaim(kubernetes.path("secret")),
                        ObjectIdentity.ofClaim(kubernetes.path("node"))),
                instant(kubernetes, "warnafter"));
    }

    ObjectNode json() {
        ObjectNode claims = Json.object();
        var aud = claims.putArray("aud");
        audiences.forEach(aud::add);
        claims.put("exp", validity.expires().getEpochSecond())
                .put("iat", validity.issued().getEpochSecond())
                .put("iss", issuer)
                .put("jti", id);
        ObjectNode kubernetes = claims.putObject(KUBERNETES).put("namespace", namespace);
        binding.node().ifPresent(node -> kubernetes.set("node", node.claim()));
        binding.pod().ifPresent(pod -> kubernetes.set("pod", pod.claim()));
        binding.secret().ifPresent(secret -> kubernetes.set("secret", secret.claim()));
        kubernetes.set("serviceaccount", serviceAccount.claim());
        warnAfter.ifPresent(warn -> kubernetes.put("warnafter", warn.getEpochSecond()));
        return claims.put("nbf", validity.notBefore().getEpochSecond()).put("sub", username());
    }

    UserInfo user() {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        if (!id.isEmpty()) {
            extra.put("authentication.kubernetes.io/credential-id", List.of("JTI=" + id));
        }
        binding.node().ifPresent(node -> putIdentity(extra, "node", node));
        binding.pod().ifPresent(pod -> putIdentity(extra, "pod", pod));
        return new UserInfo(username(), serviceAccount.uid(), ServiceAccountName.groups(namespace), extra);
    }

    private String username() {
        return new ServiceAccountName(namespace, serviceAccount.name()).username();
    }

    private static void putIdentity(Map<String, List<String>> extra, String kind, ObjectIdentity identity) {
        extra.put("authentication.kubernetes.io/" + kind + "-name", List.of(identity.name()));
        if (!identity.uid().isEmpty()) {
            extra.put("authentication.kubernetes.io/" + kind + "-uid", List.of(identity.uid()));
        }
    }

    private static List<String> audiences(JsonNode aud) {
        List<String> audiences = new ArrayList<>();
        if (aud.isTextual()) {
            audiences.add(aud.asText());
        }
        aud.forEach(each -> audiences.add(each.asText()));
        return audiences;
    }

    private static Optional<Instant> instant(JsonNode claims, String name) {
        JsonNode seconds = claims.path(name);
        return seconds.isNumber() ? Optional.of(Instant.ofEpochSecond(seconds.asLong())) : Optional.empty();
    }
}
