package io.connectors.proxy.upstream;

import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/** The tool was not reached, or did not answer as HTTP asks for. */
public final class UpstreamException extends RuntimeException {
    private final Reason reason;

    public UpstreamException(Reason reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    public UpstreamException(Reason reason, String detail) {
        this(reason, detail, null);
    }

    public Refusal refusal() {
        return new Refusal(reason, String.valueOf(getMessage()));
    }
}
