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
        int status = refusal.reason().status(mode);
        return new Problem(new ResponseHead(status, phrase(status), headers(refusal, mode), framing), text);
    }

    /** Returns the head as an answer to HEAD: the length is that of a body which does not follow. */
    public ResponseHead headAlone() {
        Headers headers = head.headers().with("Content-Length", String.valueOf(body().length));
        return new ResponseHead(head.status(), head.reason(), headers, Framing.NONE);
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
        return new Headers(fields);
    }

    private static String phrase(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 407 -> "Proxy Authentication Required";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 421 -> "Misdirected Request";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            case 508 -> "Loop Detected";
            default -> "";
        };
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
