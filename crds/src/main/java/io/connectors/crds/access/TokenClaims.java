package io.connectors.crds.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.ref.ResourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a token says about itself. Nothing of it is proved: it serves to refuse what the API server would refuse too, and to tell the
 * client what is wrong.
 *
 * @param issuer empty when the token names none
 * @param subject the ServiceAccount that the token claims to be, if it claims one
 * @param pod the Pod that the token claims to be bound to, if it claims one
 */
record TokenClaims(
        String issuer,
        Validity validity,
        List<String> audiences,
        Optional<ResourceRef> subject,
        Optional<BoundPod> pod) {
    private static final int MAX_LENGTH = 16 * 1024;
    private static final long MAX_SECONDS = 1L << 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** From when until when the token is good, as far as it says so. */
    record Validity(Optional<Instant> begin, Optional<Instant> end) {}

    /** Reads a signed JWT; empty when the text is not one, also when it is unsigned. */
    static Optional<TokenClaims> of(ClientToken token) {
        String[] parts = token.value().split("\\.", -1);
        if (token.value().length() > MAX_LENGTH
                || parts.length != 3
                || !Arrays.stream(parts).allMatch(TokenClaims::isBase64)) {
            return Optional.empty();
        }
        Optional<JsonNode> header = object(parts[0]);
        boolean signed = header.map(h -> h.path("alg").asText("none"))
                .filter(algorithm -> !algorithm.equalsIgnoreCase("none"))
                .isPresent();
        return signed ? object(parts[1]).map(TokenClaims::of) : Optional.empty();
    }

    private static TokenClaims of(JsonNode payload) {
        List<String> audiences = new ArrayList<>();
        JsonNode aud = payload.path("aud");
        if (aud.isTextual()) {
            audiences.add(aud.textValue());
        }
        aud.forEach(audience -> audiences.add(audience.asText()));
        JsonNode kubernetes = payload.path("kubernetes.io");
        return new TokenClaims(
                payload.path("iss").asText(""),
                new Validity(time(payload.path("nbf")), time(payload.path("exp"))),
                List.copyOf(audiences),
                ServiceAccountUser.serviceAccount(payload.path("sub").asText("")),
                BoundPod.of(
                        kubernetes.path("namespace").asText(""),
                        kubernetes.at("/pod/name").asText(""),
                        kubernetes.at("/pod/uid").asText("")));
    }

    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.isNumber() && seconds.canConvertToLong() && Math.abs(seconds.asLong()) < MAX_SECONDS
                ? Optional.of(Instant.ofEpochSecond(seconds.asLong()))
                : Optional.empty();
    }

    /** RFC 7515: the alphabet for URLs, without padding. */
    private static boolean isBase64(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }

    private static Optional<JsonNode> object(String base64) {
        try {
            return Optional.of(JSON.readTree(Base64.getUrlDecoder().decode(base64)))
                    .filter(JsonNode::isObject);
        } catch (IllegalArgumentException | JsonProcessingException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
