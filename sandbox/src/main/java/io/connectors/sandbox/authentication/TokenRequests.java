package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers TokenRequests, the {@code token} subresource of service accounts. */
final class TokenRequests {

    private static final ResourceType TYPE = new ResourceType(
            "authentication.k8s.io", "v1", "TokenRequest", "TokenRequest", "", true, List.of(), List.of(), false);
    private static final long DEFAULT_SECONDS = 3600;
    private static final long MIN_SECONDS = 600;
    private static final long MAX_SECONDS = 1L << 32;

    // What kubelet asks for a Pod's own token. Old clients never read it again, so it lives a year and warns after an
    // hour.
    private static final long PROJECTED_SECONDS = 3607;
    private static final Duration EXTENDED = Duration.ofDays(365);

    private final ServiceAccountTokens tokens;
    private final String issuer;
    private final BoundObjects boundObjects;
    private final ObjectReader objects;
    private final InstantSource clock;
    private final Supplier<String> ids;

    TokenRequests(
            ServiceAccountTokens tokens,
            String issuer,
            ObjectReader objects,
            InstantSource clock,
            Supplier<String> ids) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.boundObjects = new BoundObjects(objects);
        this.objects = objects;
        this.clock = clock;
        this.ids = ids;
    }

    ObjectNode answer(String namespace, String name, ObjectNode request) {
        checkNames(namespace, name, ObjectMeta.of(request));
        ObjectNode account = objects.get(CoreTypes.SERVICE_ACCOUNTS, namespace, name)
                .orElseThrow(() -> ApiException.notFound(CoreTypes.SERVICE_ACCOUNTS, name));
        checkUid(name, ObjectMeta.of(request).uid(), ObjectMeta.of(account).uid());
        List<String> audiences = audiences(request.at("/spec/audiences"));
        long seconds = seconds(request.at("/spec/expirationSeconds"));
        JsonNode boundTo = request.at("/spec/boundObjectRef");
        TokenClaims.Binding binding = boundObjects.find(namespace, name, boundTo);

        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean extended =
                binding.pod().isPresent() && seconds == PROJECTED_SECONDS && audiences.equals(List.of(issuer));
        Instant asked = now.plusSeconds(seconds);
        Instant expires = extended ? now.plus(EXTENDED) : asked;
        String token = tokens.sign(new TokenClaims(
                issuer,
                audiences,
                ids.get(),
                new TokenClaims.Validity(now, now, expires),
                namespace,
                ObjectIdentity.of(account),
                binding,
                extended ? Optional.of(asked) : Optional.empty()));

        ObjectNode answer = Json.object().put("kind", TYPE.kind()).put("apiVersion", TYPE.apiVersion());
        answer.putObject("metadata")
                .put("name", name)
                .put("namespace", namespace)
                .put("uid", ObjectMeta.of(account).uid())
                .put("creationTimestamp", ObjectMeta.timestamp(now));
        ObjectNode spec = answer.putObject("spec");
        audiences.forEach(spec.putArray("audiences")::add);
        spec.put("expirationSeconds", seconds).set("boundObjectRef", boundTo.isObject() ? boundTo : null);
        answer.putObject("status").put("token", token).put("expirationTimestamp", ObjectMeta.timestamp(asked));
        return answer;
    }

    private static void checkNames(String namespace, String name, ObjectMeta request) {
        if (!request.namespace().isEmpty() && !request.namespace().equals(namespace)) {
            throw ApiException.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the request");
        }
        if (!request.name().isEmpty() && !request.name().equals(name)) {
            throw invalid(
                    name,
                    "metadata.name",
                    Quoted.text(request.name()),
                    "must match the service account name if specified");
        }
    }

    private static void checkUid(String name, String requested, String actual) {
        if (!requested.isEmpty() && !requested.equals(actual)) {
            throw ApiException.conflict(
                    TYPE,
                    name,
                    "the UID in the token request (%s) does not match the UID of the service account (%s)"
                            .formatted(requested, actual));
        }
    }

    private List<String> audiences(JsonNode requested) {
        List<String> audiences = new ArrayList<>();
        requested.forEach(audience -> audiences.add(audience.asText()));
        return audiences.isEmpty() ? List.of(issuer) : audiences;
    }

    private static long seconds(JsonNode requested) {
        if (requested.isMissingNode() || requested.isNull()) {
            return DEFAULT_SECONDS;
        }
        if (!requested.isIntegralNumber() || !requested.canConvertToLong()) {
            throw ApiException.badRequest("TokenRequest in version \"v1\" cannot be handled as a TokenRequest:"
                    + " spec.expirationSeconds must be a whole number");
        }
        long seconds = requested.asLong();
        if (seconds < MIN_SECONDS) {
            throw invalidSeconds(seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds > MAX_SECONDS) {
            throw invalidSeconds(seconds, "may not specify a duration larger than 2^32 seconds");
        }
        return seconds;
    }

    private static ApiException invalidSeconds(long seconds, String rule) {
        return invalid("", "spec.expirationSeconds", Long.toString(seconds), rule);
    }

    private static ApiException invalid(String name, String field, String value, String rule) {
        String message = "Invalid value: " + value + ": " + rule;
        return ApiException.invalid(TYPE, name, List.of(new Cause("FieldValueInvalid", message, field)));
    }
}
