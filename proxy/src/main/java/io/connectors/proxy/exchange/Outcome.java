package io.connectors.proxy.exchange;

/**
 * How an exchange went.
 *
 * @param status what the client got
 * @param upstreamStatus what the tool answered, 0 if it did not
 * @param reason why it did not go well, or empty
 */
public record Outcome(int status, int upstreamStatus, long bytesFromClient, long bytesToClient, String reason) {
    /** The client left before it had everything. */
    public static final String CLIENT_GONE = "ClientGone";
    /** The tool stopped in the middle of its answer. */
    public static final String RESPONSE_TRUNCATED = "ResponseTruncated";

    Outcome withBytesFromClient(long bytes) {
        return new Outcome(status, upstreamStatus, bytes, bytesToClient, reason);
    }
}
