package io.connectors.crds.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.ref.ResourceRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a token says about itself. Nothing of it is proved: it serves to refuse what the API server would refuse too, and to tell the
 * client what is wrong.
 *
 * @param subject the ServiceAccount that the token claims to be, if it claims one
 */
record TokenClaims(Optional<Instant> expiry, List<String> audiences, Optional<ResourceRef> subject) {
    private static final int MAX_LENGTH = 16 * 1024;
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a signed JWT; empty when the text is not one, also when it is unsigned. */
    static Optional<TokenClaims> of(ClientToken token) {
        String[] parts = token.value().split("\\.", -1);
        if (token.value().length() > MAX_LENGTH || parts.length != 3 || parts[2].isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> header = object(parts[0]);
        boolean signed = header.map(h -> h.path("alg").asText("none"))
                .filter(algorithm -> !algorithm.equalsIgnoreCase("none"))
                .isPresent();
        return signed ? object(parts[1]).map(TokenClaims::of) : Optional.empty();
    }

    private static TokenClaims of(JsonNode payload) {
        JsonNode exp = payload.path("exp");
        Optional<Instant> expiry = exp.isNumber() && exp.canConvertToLong() && Math.abs(exp.asLong()) < 1L << 40
                ? Optional.of(Instant.ofEpochSecond(exp.asLong()))
                : Optional.empty();
        List<String> audiences = new ArrayList<>();
        JsonNode aud = payload.path("aud");
        if (aud.isTextual()) {
            audiences.add(aud.textValue());
        }
        aud.forEach(audience -> audiences.add(audience.asText()));
        return new TokenClaims(
                expiry, List.copyOf(audiences), subject(payload.path("sub").asText("")));
    }

    private static Optional<ResourceRef> subject(String sub) {
        if (!sub.startsWith(SERVICE_ACCOUNT)) {
            return Optional.empty();
        }
        String[] names = sub.substring(SERVICE_ACCOUNT.length()).split(":", -1);
        return names.length == 2 ? ResourceRef.of(names[0], names[1]) : Optional.empty();
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
