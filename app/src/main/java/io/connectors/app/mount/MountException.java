package io.connectors.app.mount;

/** Ends a mount. The message is for the author of the Pod, and never holds the token or a file's content. */
public final class MountException extends RuntimeException {
    private final RefusalReason reason;

    MountException(RefusalReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RefusalReason reason() {
        return reason;
    }

    Mount.Refused refusal() {
        return new Mount.Refused(reason, String.valueOf(getMessage()));
    }
}
