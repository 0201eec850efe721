package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. One thread sends the request's body, one reads the response; {@link #abort} may come
 * from any.
 */
public final class UpstreamExchange {
    private static final int PIECES_OF_A_SMALL_REPLY = 2;
    private static final int SMALL_REPLY_BYTES = 16 * 1024;

    private final UpstreamClient client;
    private final Route route;
    private final RequestHead request;
    private final UpstreamLimits limits;
    private boolean reused;
    // Written by the thread that reads the response, when it retries; read by the one that aborts.
    private volatile Connection connection;
    private @Nullable Reply reply;
    private boolean touched;

    UpstreamExchange(UpstreamClient client, Route route, RequestHead request, Connection connection, boolean reused) {
        this.client = client;
        this.route = route;
        this.request = request;
        this.limits = client.limits();
        this.connection = connection;
        this.reused = reused;
    }

    public RequestBody requestBody() {
        return connection.body(request.framing());
    }

    /**
     * Waits briefly for a reply that fits the buffer.
     *
     * @param limit for each of the few pieces it may come in
     * @return false when it has not come, or is not small; {@link #response} then goes on where this stopped
     */
    public boolean hasSmallReply(Duration limit) {
        try {
            connection.readTimeout(limit);
            for (int piece = 0; piece < PIECES_OF_A_SMALL_REPLY; piece++) {
                if (!connection.in().fill(limits.maxHeadBytes())) {
                    return false;
                }
                Reply arrived = arrived();
                if (arrived != null) {
                    switch (completeness(arrived)) {
                        case COMPLETE -> {
                            return true;
                        }
                        case LARGE -> {
                            return false;
                        }
                        case COMING -> {}
                    }
                }
            }
            return false;
        } catch (IOException | MalformedMessageException seenAgainByResponse) {
            return false;
        }
    }

    /**
     * Waits for the head of the final response.
     *
     * @param uploading whether the request's body moved since the last call; while it does, the tool may keep silent
     */
    public ResponseHead response(BooleanSupplier uploading) {
        try {
            return await(uploading).head();
        } catch (MalformedMessageException e) {
            throw new UpstreamException(
                    Reason.RESPONSE_MALFORMED, "The answer of " + route + " is malformed: " + e.getMessage() + ".", e);
        } catch (SocketTimeoutException e) {
            throw new UpstreamException(
                    Reason.RESPONSE_TIMEOUT,
                    route + " did not begin its answer within "
                            + limits.firstByte().toSeconds() + " s.",
                    e);
        } catch (IOException e) {
            throw new UpstreamException(
                    Reason.CONNECTION_LOST, route + " closed the connection before its answer was complete.", e);
        }
    }

    /** Returns the body, after {@link #response}. */
    public ResponseBody body() throws IOException {
        connection.readTimeout(limits.idle());
        return ResponseBody.of(head().framing(), connection.in());
    }

    /** Gives the connection back, after request and response were read and written to their ends. */
    public void finish() {
        Reply last = reply;
        boolean reusable = last != null
                && last.persistent()
                && !(last.head().framing() instanceof Framing.UntilClose)
                && connection.in().isEmpty();
        if (reusable) {
            client.release(route, connection);
        } else {
            connection.close();
        }
    }

    /** Closes the connection: neither side can mistake what was sent for the whole. */
    public void abort() {
        connection.close();
    }

    private Reply await(BooleanSupplier uploading) throws IOException {
        connection.readTimeout(limits.firstByte());
        for (Reply arrived = arrived(); ; arrived = arrived()) {
            if (arrived != null) {
                return arrived;
            }
            try {
                if (!connection.in().fill(limits.maxHeadBytes())) {
                    throw new EOFException("The connection ended before the response");
                }
            } catch (SocketTimeoutException e) {
                if (!uploading.getAsBoolean()) {
                    throw e;
                }
            } catch (IOException e) {
                retry(e);
            }
        }
    }

    // A pooled connection can be closed by the tool just when it is used. Without a body and before any byte of a
    // reply nothing was lost, so it is tried once more.
    private void retry(IOException failure) throws IOException {
        boolean safe =
                reused && !request.hasBody() && !touched && connection.in().isEmpty();
        if (!safe) {
            throw failure;
        }
        connection.close();
        reused = false;
        connection = client.connect(route);
        connection.send(request);
        connection.readTimeout(limits.firstByte());
    }

    private @Nullable Reply arrived() {
        while (reply == null) {
            int length = connection.in().headLength();
            if (length < 0) {
                return null;
            }
            Reply next = ResponseParser.parse(connection.in().peek(length), request.method());
            connection.in().skip(length);
            touched = true;
            if (next.head().status() == 101) {
                throw new MalformedMessageException("It switches protocols without being asked");
            }
            // 100, 102, 103: the container cannot pass them on.
            if (next.head().status() >= 200) {
                reply = next;
            }
        }
        return reply;
    }

    private Completeness completeness(Reply arrived) {
        return switch (arrived.head().framing()) {
            case Framing.None() -> Completeness.COMPLETE;
            case Framing.Sized(long length) when length <= connection.in().buffered() -> Completeness.COMPLETE;
            case Framing.Sized(long length) when length <= SMALL_REPLY_BYTES -> Completeness.COMING;
            case Framing.Sized _, Framing.Chunked _, Framing.UntilClose _ -> Completeness.LARGE;
        };
    }

    private ResponseHead head() {
        if (reply == null) {
            throw new IllegalStateException("The response has not come");
        }
        return reply.head();
    }

    private enum Completeness {
        COMPLETE,
        COMING,
        LARGE
    }
}
