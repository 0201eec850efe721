package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Signs the tokens of service accounts, and says what a token proves.
 *
 * <p>Nothing is cached: a token is refused with the first request after its service account, Pod, Secret or Node is gone.
 */
final class ServiceAccountTokens {

    // As go-jose, which real API servers verify with.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final SigningKey key;
    private final String issuer;
    private final ObjectReader objects;
    private final InstantSource clock;

    ServiceAccountTokens(SigningKey key, String issuer, ObjectReader objects, InstantSource clock) {
        this.key = key;
        this.issuer = issuer;
        this.objects = objects;
        this.clock = clock;
    }

    String sign(TokenClaims claims) {
        return key.sign(claims.json());
    }

    /** Verifies a token for whoever accepts one of the audiences. */
    TokenVerdict verify(String token, List<String> audiences) {
        Optional<SigningKey.UnverifiedToken> parsed = SigningKey.parse(token)
                .filter(each -> each.claims().path("iss").asText("").equals(issuer));
        if (parsed.isEmpty()) {
            return new TokenVerdict.Foreign();
        }
        if (!key.isNamedBy(parsed.get())) {
            return new TokenVerdict.Refused("invalid signature, no keys found");
        }
        if (!key.signed(parsed.get())) {
            return new TokenVerdict.Refused("error in cryptographic primitive");
        }
        TokenClaims claims = TokenClaims.of(parsed.get().claims());
        List<String> shared =
                audiences.stream().filter(claims.audiences()::contains).toList();
        if (shared.isEmpty()) {
            return new TokenVerdict.Refused("token audiences %s is invalid for the target audiences %s"
                    .formatted(Quoted.list(claims.audiences()), Quoted.list(audiences)));
        }
        return problem(claims)
                .<TokenVerdict>map(TokenVerdict.Refused::new)
                .orElseGet(() -> new TokenVerdict.Known(claims.user(), shared));
    }

    private Optional<String> problem(TokenClaims claims) {
        return expiry(claims.validity()).or(() -> serviceAccount(claims)).or(() -> binding(claims));
    }

    private Optional<String> expiry(TokenClaims.Validity validity) {
        Instant now = clock.instant();
        if (now.plus(CLOCK_SKEW).isBefore(validity.notBefore())) {
            return Optional.of("service account token is not valid yet");
        }
        if (now.minus(CLOCK_SKEW).isAfter(validity.expires())) {
            return Optional.of("service account token has expired");
        }
        return now.plus(CLOCK_SKEW).isBefore(validity.issued())
                ? Optional.of("service account token is issued in the future")
                : Optional.empty();
    }

    private Optional<String> serviceAccount(TokenClaims claims) {
        String name = claims.serviceAccount().name();
        Optional<ObjectNode> found = objects.get(CoreTypes.SERVICE_ACCOUNTS, claims.namespace(), name);
        if (found.isEmpty()) {
            return Optional.of("serviceaccounts %s not found".formatted(Quoted.text(name)));
        }
        String uid = ObjectMeta.of(found.get()).uid();
        if (!uid.equals(claims.serviceAccount().uid())) {
            return Optional.of("service account UID (%s) does not match claim (%s)"
                    .formatted(uid, claims.serviceAccount().uid()));
        }
        return isDeleted(found.get())
                ? Optional.of("service account %s/%s has been deleted".formatted(claims.namespace(), name))
                : Optional.empty();
    }

    private Optional<String> binding(TokenClaims claims) {
        TokenClaims.Binding binding = claims.binding();
        if (binding.secret().isPresent()) {
            return bound(
                    CoreTypes.SECRETS,
                    "secret",
                    claims.namespace(),
                    binding.secret().get());
        }
        if (binding.pod().isPresent()) {
            // The node of a Pod is told, not checked: the Pod can be moved to none other.
            return bound(
                    CoreTypes.PODS, "pod", claims.namespace(), binding.pod().get());
        }
        return binding.node().flatMap(node -> bound(CoreTypes.NODES, "node", "", node));
    }

    private Optional<String> bound(ResourceType type, String kind, String namespace, ObjectIdentity claimed) {
        Optional<ObjectNode> found = objects.get(type, namespace, claimed.name());
        if (found.isEmpty() || isDeleted(found.get())) {
            return Optional.of("service account token has been invalidated");
        }
        String uid = ObjectMeta.of(found.get()).uid();
        return uid.equals(claimed.uid())
                ? Optional.empty()
                : Optional.of("%s UID (%s) does not match service account %s ref claim (%s)"
                        .formatted(kind, uid, kind, claimed.uid()));
    }

    /** A Pod that is being deleted keeps its rights for a moment, so that it can say good-bye. */
    private boolean isDeleted(ObjectNode object) {
        String deleted = ObjectMeta.of(object).text("deletionTimestamp");
        return !deleted.isEmpty()
                && Instant.parse(deleted).isBefore(clock.instant().minus(CLOCK_SKEW));
    }
}
