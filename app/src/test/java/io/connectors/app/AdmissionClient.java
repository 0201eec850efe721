package io.connectors.app;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Sends reviews as an API server does: without showing who it is. */
final class AdmissionClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    AdmissionClient(String base) {
        this.base = base;
    }

    HttpResponse<String> review(String webhook, String operation, String resource, String manifest) throws IOException {
        String object = Serialization.asJson(Serialization.unmarshal(manifest, Object.class));
        return post(webhook, """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
                  "uid": "review-1", "operation": "%s",
                  "resource": {"group": "connectors.alauda.io", "version": "v1alpha1", "resource": "%s"},
                  "%s": %s}}
                """.formatted(
                        operation, resource, operation.equals("DELETE") ? "oldObject" : "object", object));
    }

    HttpResponse<String> post(String webhook, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/admission/v1/" + webhook))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
