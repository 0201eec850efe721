package io.connectors.app.probe;

import org.jspecify.annotations.Nullable;

/** A probe that got no answer; becomes {@link ProbeResult.Failed} in {@link HttpProber}. */
final class ProbeException extends RuntimeException {
    private final ProbeResult.Failure failure;

    ProbeException(ProbeResult.Failure failure, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    ProbeResult result() {
        return new ProbeResult.Failed(failure, String.valueOf(getMessage()));
    }
}
