package io.connectors.sandbox.admission;

/** A webhook could not be asked, or gave no usable answer; the message is the one of a real API server. */
final class WebhookFailure extends Exception {

    WebhookFailure(String message) {
        super(message);
    }

    WebhookFailure(String message, Throwable cause) {
        super(message, cause);
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
