package io.connectors.crds.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks with an Open Policy Agent server. Each call ends within its time and takes no more than its bytes, whatever the server does.
 *
 * @see <a href="https://www.openpolicyagent.org/docs/rest-api">REST API</a>
 */
final class OpaServer implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String url;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    OpaServer(URI url) {
        String text = url.toString();
        this.url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** What a call may take. */
    record Bounds(Duration time, int bytes) {}

    Reply get(String path, Bounds bounds) {
        return send(request(path).GET().build(), bounds);
    }

    Reply put(String path, String text, Bounds bounds) {
        return send(
                request(path)
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString(text))
                        .build(),
                bounds);
    }

    Reply post(String path, JsonNode json, Bounds bounds) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.toString()))
                        .build(),
                bounds);
    }

    Reply delete(String path, Bounds bounds) {
        return send(request(path).DELETE().build(), bounds);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private Reply send(HttpRequest request, Bounds bounds) {
        long end = System.nanoTime() + bounds.time().toNanos();
        Reply first = sendOnce(request, bounds, bounds.time());
        Duration left = Duration.ofNanos(end - System.nanoTime());
        // A connection that was kept may have been closed at the other end; no call changes anything when it comes
        // twice.
        return first instanceof Reply.None && left.isPositive() ? sendOnce(request, bounds, left) : first;
    }

    private Reply sendOnce(HttpRequest request, Bounds bounds, Duration time) {
        // Its own time-out ends with the head of the answer.
        CompletableFuture<HttpResponse<byte[]>> pending =
                client.sendAsync(request, _ -> new BoundedBody(bounds.bytes()));
        try {
            return read(pending.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Reply.None("The engine for Rego did not answer in time.");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.None("The engine for Rego was not awaited: this process ends.");
        } catch (ExecutionException e) {
            return isTooLong(e) ? new Reply.TooLong() : new Reply.None("The engine for Rego cannot be reached.");
        }
    }

    private static boolean isTooLong(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof BoundedBody.TooLongException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static Reply read(HttpResponse<byte[]> response) {
        try {
            return new Reply.Document(response.statusCode(), json(new String(response.body(), StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            return new Reply.None("What answers in place of the engine for Rego does not speak JSON.");
        }
    }

    /** Reads a document; numbers keep their digits. */
    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }
}
