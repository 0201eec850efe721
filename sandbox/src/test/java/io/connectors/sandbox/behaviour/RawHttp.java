package io.connectors.sandbox.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Requests to the API server as they are on the wire, with one identity. */
final class RawHttp {
    static final String JSON_PATCH = "application/json-patch+json";
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
    static final String APPLY_PATCH = "application/apply-patch+yaml";

    static final String TABLE = "application/json;as=Table;g=meta.k8s.io;v=v1";

    private final HttpClient client;
    private final URI server;
    private final Map<String, String> identity;

    RawHttp(HttpClient client, URI server, Map<String, String> identity) {
        this.client = client;
        this.server = server;
        this.identity = Map.copyOf(identity);
    }

    RawHttp with(String header, String value) {
        var headers = new HashMap<>(identity);
        headers.put(header, value);
        return new RawHttp(client, server, headers);
    }

    /** A path with query parameters, given as name, value, name, value … */
    static String query(String path, String... parameters) {
        var url = new StringBuilder(path);
        for (int i = 0; i < parameters.length; i += 2) {
            url.append(i == 0 ? '?' : '&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        return url.toString();
    }

    Reply get(String path) {
        return send(path, request -> request.GET());
    }

    Reply getAs(String accept, String path) {
        return send(path, request -> request.GET().setHeader("Accept", accept));
    }

    Reply post(String path, String manifest) {
        return send(path, request -> request.POST(json(manifest)));
    }

    Reply put(String path, String manifest) {
        return send(path, request -> request.PUT(json(manifest)));
    }

    Reply patch(String type, String path, String patch) {
        return send(path, request -> request.method("PATCH", json(patch)).setHeader("Content-Type", type));
    }

    Reply apply(String path, String manager, String manifest) {
        return patch(APPLY_PATCH, query(path, "fieldManager", manager), manifest);
    }

    Reply forceApply(String path, String manager, String manifest) {
        return patch(APPLY_PATCH, query(path, "fieldManager", manager, "force", "true"), manifest);
    }

    Reply delete(String path) {
        return send(path, request -> request.DELETE());
    }

    Reply delete(String path, String options) {
        return send(path, request -> request.method("DELETE", json(options)));
    }

    WatchStream watch(String path) {
        return WatchStream.chunked(client, request(path).GET().build());
    }

    WatchStream watchTable(String path) {
        return WatchStream.chunked(
                client, request(path).GET().setHeader("Accept", TABLE).build());
    }

    WatchStream watchByWebSocket(String path) {
        return WatchStream.webSocket(client, URI.create("wss://" + server.getAuthority() + path), identity);
    }

    private Reply send(String path, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest request =
                method.apply(request(path)).timeout(Eventually.LIMIT).build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().allValues("Warning"),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + request.uri(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .setHeader("Accept", "application/json")
                .setHeader("Content-Type", "application/json");
        identity.forEach(request::setHeader);
        return request;
    }

    private static BodyPublisher json(String manifest) {
        return BodyPublishers.ofString(Json.ofYaml(manifest).toString());
    }
}
