package io.connectors.proxy.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal as an HTTP message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(ResponseHead head, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REALM = "Basic realm=\"connectors\", charset=\"UTF-8\"";
    private static final String RETRY_AFTER_SECONDS = "2";

    public static Problem of(Refusal refusal, Mode mode) {
        String text = text(refusal, mode);
        Framing framing = new Framing.Sized(text.getBytes(StandardCharsets.UTF_8).length);
        return new Problem(new ResponseHead(refusal.reason().status(mode), headers(refusal, mode), framing), text);
    }

    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Headers headers(Refusal refusal, Mode mode) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("Content-Type", "application/problem+json"));
        fields.add(new Field("Cache-Control", "no-store"));
        switch (refusal.reason().status(mode)) {
            case 401 -> {
                fields.add(new Field("WWW-Authenticate", REALM));
                fields.add(new Field("WWW-Authenticate", "Bearer realm=\"connectors\""));
            }
            case 407 -> fields.add(new Field("Proxy-Authenticate", REALM));
            case 503 -> fields.add(new Field("Retry-After", RETRY_AFTER_SECONDS));
            default -> {}
        }
        if (refusal.closesConnection()) {
            fields.add(new Field("Connection", "close"));
        }
        return new Headers(fields);
    }

    private static String text(Refusal refusal, Mode mode) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:connectors:problem:" + refusal.reason().publicName());
        members.put("title", refusal.reason().title());
        members.put("status", refusal.reason().status(mode));
        members.put("detail", refusal.detail());
        members.put("reason", refusal.reason().publicName());
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
