package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.storage.ObjectKey;
import java.io.IOException;
import java.util.Base64;

/** Where the next page of a list begins: after a key, in the state of the first page. */
record Continuation(long revision, String namespace, String name) {

    static Continuation after(ObjectKey key, long revision) {
        return new Continuation(revision, key.namespace(), key.name());
    }

    static Continuation parse(String token) {
        try {
            byte[] text = Base64.getUrlDecoder().decode(token);
            JsonNode node = Json.read(text, 0, text.length);
            if (node.path("rv").isIntegralNumber()) {
                return new Continuation(
                        node.path("rv").asLong(),
                        node.path("namespace").asText(),
                        node.path("name").asText());
            }
        } catch (IllegalArgumentException | IOException e) {
            throw invalid();
        }
        throw invalid();
    }

    String token() {
        byte[] text = Json.bytes(
                Json.object().put("rv", revision).put("namespace", namespace).put("name", name));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    boolean covers(ObjectKey key) {
        int order = key.namespace().compareTo(namespace);
        return order > 0 || (order == 0 && key.name().compareTo(name) > 0);
    }

    private static ApiException invalid() {
        return ApiException.badRequest("invalid continue token: continue key is not valid");
    }
}
