package io.connectors.app.admission;

import static java.net.HttpURLConnection.HTTP_BAD_REQUEST;
import static java.net.HttpURLConnection.HTTP_ENTITY_TOO_LARGE;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.io.IOException;
import java.io.InputStream;

/**
 * What an API server asks.
 *
 * @param uid has to come back in the answer
 * @param kind which kind of ours it is about
 * @param object as it would be stored; missing for a deletion
 * @param oldObject as it is stored; missing for a creation
 */
record AdmissionRequest(String uid, Operation operation, Kind kind, JsonNode object, JsonNode oldObject) {
    /** An update carries two objects of at most 3 MiB each, an API server's limit, and a little around them. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** More than any object that passes the rules has; what is deeper is not even read. */
    private static final int MAX_NESTING = 500;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    enum Operation {
        CREATE,
        UPDATE,
        DELETE
    }

    enum Kind {
        CONNECTOR("connectors"),
        CONNECTOR_CLASS("connectorclasses");

        private final String resource;

        Kind(String resource) {
            this.resource = resource;
        }
    }

    static AdmissionRequest read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new UnusableReviewException(
                    HTTP_ENTITY_TOO_LARGE,
                    "The review is larger than " + MAX_BYTES + " bytes. Make the object smaller.");
        }
        try {
            return of(JSON.readTree(bytes));
        } catch (JsonProcessingException _) {
            // Its message quotes the object.
            throw new UnusableReviewException(
                    HTTP_BAD_REQUEST,
                    "The review is not JSON, or nested deeper than %d levels.".formatted(MAX_NESTING));
        }
    }

    Connector connector() {
        return read(object, Connector.class);
    }

    Connector oldConnector() {
        return read(oldObject, Connector.class);
    }

    ConnectorClass connectorClass() {
        return read(object, ConnectorClass.class);
    }

    ConnectorClass oldConnectorClass() {
        return read(oldObject, ConnectorClass.class);
    }

    /** Whoever deletes an object has the last word; taking finalizers off is all that can follow. */
    boolean isBeingDeleted() {
        return operation == Operation.UPDATE
                && object.at("/metadata/deletionTimestamp").isTextual();
    }

    private static AdmissionRequest of(JsonNode review) {
        JsonNode request = review.path("request");
        boolean ours = review.path("apiVersion").asText().equals("admission.k8s.io/v1")
                && request.path("resource").path("group").asText().equals("connectors.alauda.io")
                && request.path("subResource").asText().isEmpty();
        for (Kind kind : Kind.values()) {
            for (Operation operation : Operation.values()) {
                if (ours
                        && request.path("resource").path("resource").asText().equals(kind.resource)
                        && request.path("operation").asText().equals(operation.name())) {
                    return new AdmissionRequest(
                            request.path("uid").asText(),
                            operation,
                            kind,
                            request.path("object"),
                            request.path("oldObject"));
                }
            }
        }
        throw new UnusableReviewException(
                HTTP_BAD_REQUEST,
                "Expected an AdmissionReview (admission.k8s.io/v1) about connectors or connectorclasses.");
    }

    private static <T> T read(JsonNode node, Class<T> type) {
        try {
            return JSON.treeToValue(node, type);
        } catch (JsonProcessingException | IllegalArgumentException _) {
            throw new UnusableReviewException(
                    HTTP_BAD_REQUEST, "The object of the review is no " + type.getSimpleName() + ".");
        }
    }
}
