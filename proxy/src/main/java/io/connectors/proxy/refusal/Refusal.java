package io.connectors.proxy.refusal;

/**
 * Why a request is not forwarded.
 *
 * @param detail what happened, to what, and what to do next; shown to the client
 */
public record Refusal(Reason reason, String detail) {

    /** Tells whether what follows on the connection can no longer be trusted to be the next request. */
    public boolean closesConnection() {
        return switch (reason) {
            case REQUEST_MALFORMED, REQUEST_TOO_LARGE, HOST_INVALID, MISDIRECTED -> true;
            default -> false;
        };
    }
}
