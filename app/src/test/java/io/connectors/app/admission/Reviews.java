package io.connectors.app.admission;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reviews as an API server sends them, from the manifests in question. */
final class Reviews {
    private Reviews() {}

    static AdmissionRequest create(String resource, String object) {
        return read(review("CREATE", resource, json(object), "null"));
    }

    static AdmissionRequest update(String resource, String before, String after) {
        return read(review("UPDATE", resource, json(after), json(before)));
    }

    static AdmissionRequest delete(String resource, String before) {
        return read(review("DELETE", resource, "null", json(before)));
    }

    static String review(String operation, String resource, String object, String oldObject) {
        return """
                {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {
                  "uid": "review-1", "operation": "%s",
                  "resource": {"group": "connectors.alauda.io", "version": "v1alpha1", "resource": "%s"},
                  "object": %s, "oldObject": %s}}
                """.formatted(operation, resource, object, oldObject);
    }

    static AdmissionRequest read(String review) {
        try {
            return AdmissionRequest.read(new ByteArrayInputStream(review.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(String yaml) {
        return Serialization.asJson(Serialization.unmarshal(yaml, Object.class));
    }
}
