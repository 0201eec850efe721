package io.connectors.app.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.credential.SecretFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The headers by which the API service of a class learns which tool to ask and how. Their values are base64, so no value can split one. */
final class PluginHeaders {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PluginHeaders() {}

    /** The values of the Secret are encoded twice: each for itself, then the whole object. */
    static List<ProbeRequest.Header> of(String baseUrl, SecretFields secret) {
        List<ProbeRequest.Header> headers = new ArrayList<>();
        headers.add(new ProbeRequest.Header("X-Plugin-Meta", base64(json(Map.of("baseURL", baseUrl)))));
        if (!secret.isEmpty()) {
            Map<String, String> encoded = new TreeMap<>();
            secret.values().forEach((key, value) -> encoded.put(key, base64(value)));
            headers.add(new ProbeRequest.Header("X-Plugin-Auth", base64(secret.type())));
            headers.add(new ProbeRequest.Header("X-Plugin-Secret", base64(json(encoded))));
        }
        return headers;
    }

    private static String json(Map<String, String> map) {
        try {
            return JSON.writeValueAsString(map);
        } catch (JsonProcessingException _) {
            // Texts always have a JSON form. The exception could quote one, so it is not kept.
            throw new IllegalStateException("a map of texts has no JSON form");
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
