package io.connectors.app.admission;

/** A request that cannot be answered with a review; the message never repeats what was sent. */
final class UnusableReviewException extends RuntimeException {
    private final int status;

    /**
     * @param status of the HTTP answer
     */
    UnusableReviewException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
