package io.connectors.proxy.exchange;

import java.time.Duration;

/**
 * How an exchange went.
 *
 * @param status what the client got
 * @param upstreamStatus what the tool answered, 0 if it did not
 * @param toolTime until the head of the tool's answer came, zero if none came
 * @param reason why it did not go well, or empty
 */
public record Outcome(
        int status, int upstreamStatus, long bytesFromClient, long bytesToClient, Duration toolTime, String reason) {
    /** The client left before it had everything. */
    public static final String CLIENT_GONE = "ClientGone";
    /** The tool stopped in the middle of its answer. */
    public static final String RESPONSE_TRUNCATED = "ResponseTruncated";

    /** The right to use the Connector was withdrawn while a tunnel was open. */
    public static final String RIGHT_WITHDRAWN = "RightWithdrawn";

    /** Nothing came of it. */
    public static Outcome ofNothing(String reason) {
        return new Outcome(0, 0, 0, 0, Duration.ZERO, reason);
    }

    static Outcome ofTunnel(int status, int upstreamStatus, TunnelCopy.Passed passed) {
        return new Outcome(
                status,
                upstreamStatus,
                passed.fromClient(),
                passed.toClient(),
                Duration.ZERO,
                passed.withdrawn() ? RIGHT_WITHDRAWN : "");
    }

    Outcome withBytesFromClient(long bytes) {
        return new Outcome(status, upstreamStatus, bytes, bytesToClient, toolTime, reason);
    }
}
