package io.connectors.app.connectorsapi;

/**
 * A Kubernetes {@code Status} that says why a request failed.
 *
 * @param reason one CamelCase word that programs can compare
 */
record StatusBody(String kind, String apiVersion, String status, String message, String reason, int code) {

    static StatusBody failure(int code, String reason, String message) {
        return new StatusBody("Status", "v1", "Failure", message, reason, code);
    }
}
