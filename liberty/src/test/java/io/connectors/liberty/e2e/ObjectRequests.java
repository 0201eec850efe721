package io.connectors.liberty.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends objects to the API server as they are written: the typed client would drop what it does not know, and the warnings. */
final class ObjectRequests {
    private static final long TIME_OUT_SECONDS = 60;

    private static final Map<String, String> PLURALS = Map.of(
            "Connector", "connectors",
            "ConnectorClass", "connectorclasses",
            "AccessPolicy", "accesspolicies",
            "AccessRequest", "accessrequests",
            "ResourceInterface", "resourceinterfaces",
            "Pod", "pods",
            "Role", "roles",
            "Secret", "secrets");

    private static final List<String> OF_THE_CLUSTER = List.of("ConnectorClass", "ResourceInterface");

    private final KubernetesClient client;
    private final String namespace;

    ObjectRequests(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    record Answer(int status, JsonNode body, List<String> warnings) {
        boolean accepted() {
            return status < 300;
        }

        String message() {
            return body.path("message").asText();
        }
    }

    Answer create(ObjectNode object) {
        return send("POST", collection(object), object);
    }

    /** As an update when the object exists. Nothing is stored, but everything is checked. */
    Answer tryOut(ObjectNode object) {
        Answer stored = send("GET", item(object), null);
        if (!stored.accepted()) {
            return send("POST", collection(object) + "?dryRun=All&fieldValidation=Warn", object);
        }
        ObjectNode update = object.deepCopy();
        update.withObjectProperty("metadata")
                .set("resourceVersion", stored.body().path("metadata").path("resourceVersion"));
        return send("PUT", item(object) + "?dryRun=All&fieldValidation=Warn", update);
    }

    Answer delete(ObjectNode object) {
        return send("DELETE", item(object), null);
    }

    private String item(ObjectNode object) {
        return collection(object) + "/" + object.path("metadata").path("name").asText();
    }

    private String collection(ObjectNode object) {
        String version = object.path("apiVersion").asText();
        String kind = object.path("kind").asText();
        return (version.contains("/") ? "/apis/" : "/api/")
                + version
                + (OF_THE_CLUSTER.contains(kind) ? "" : "/namespaces/" + namespace)
                + "/"
                + PLURALS.get(kind);
    }

    private Answer send(String method, String path, @Nullable ObjectNode object) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(client.getMasterUrl().toString().replaceAll("/$", "") + path)
                .method(method, "application/json", object == null ? null : Serialization.asJson(here(object)))
                .build();
        HttpResponse<String> response = await(client.getHttpClient().sendAsync(request, String.class));
        return new Answer(
                response.code(),
                Serialization.unmarshal(response.body(), JsonNode.class),
                response.headers("Warning").stream()
                        .map(warning -> warning.replace("\\\"", "\""))
                        .toList());
    }

    private ObjectNode here(ObjectNode object) {
        if (OF_THE_CLUSTER.contains(object.path("kind").asText())) {
            return object;
        }
        ObjectNode moved = object.deepCopy();
        moved.withObjectProperty("metadata").put("namespace", namespace);
        return moved;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(TIME_OUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("The API server did not answer", e);
        }
    }
}
