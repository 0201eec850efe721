package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.HeadTooLargeException;
import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.Reply;
import io.connectors.proxy.codec.ResponseParser;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import io.connectors.proxy.refusal.Reason;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One request on one connection. One thread sends the request's body, one reads the response; {@link #abort} may come from any.
 */
public final class UpstreamExchange {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final UpstreamClient client;
    private final Route route;
    private final RequestHead request;
    private final UpstreamLimits limits;
    private boolean reused;
    // Written by the thread that reads the response, when it retries; read by the one that aborts.
    private volatile Connection connection;
    private volatile boolean aborted;
    private @Nullable Reply reply;

    UpstreamExchange(UpstreamClient client, Route route, RequestHead request, Connection connection, boolean reused) {
        this.client = client;
        this.route = route;
        this.request = request;
        this.limits = route.limits();
        this.connection = connection;
        this.reused = reused;
    }

    /** Learns of responses before the final one. */
    public interface Interim {
        void received(ResponseHead head);
    }

    /** Tells whether TLS is spoken with the tool. */
    public boolean isSecure() {
        return route.origin().isSecure();
    }

    public RequestBody requestBody() {
        return new RequestBody(connection.body(request.framing()), connection, limits);
    }

    /** Waits for the head of the final response, or of the one that switches protocols when that was asked for. */
    public ResponseHead response(Interim interim) {
        try {
            return await(interim).head();
        } catch (HeadTooLargeException e) {
            throw new UpstreamException(
                    Reason.RESPONSE_MALFORMED, "The answer of " + route + " is too large: " + e.getMessage() + ".", e);
        } catch (MalformedMessageException e) {
            throw new UpstreamException(
                    Reason.RESPONSE_MALFORMED, "The answer of " + route + " is malformed: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            if (connection.deadline().isExpired()) {
                throw new UpstreamException(
                        Reason.RESPONSE_TIMEOUT,
                        route + " did not begin its answer within "
                                + limits.firstByte().toSeconds() + " s.",
                        e);
            }
            throw new UpstreamException(
                    Reason.CONNECTION_LOST, route + " closed the connection before its answer was complete.", e);
        }
    }

    /** Returns the body, after {@link #response}; a read that takes longer than the idle time fails. */
    public MessageBody body() {
        return MessageBody.of(head().framing(), connection.in(), limits.head());
    }

    /** Lets the next piece of the body take the idle time. */
    public void awaitMore() {
        connection.deadline().within(limits.idle());
    }

    /** Takes the connection out of this exchange, after the tool switched protocols on it. */
    public UpstreamTunnel tunnel() throws IOException {
        connection.deadline().none();
        return new UpstreamTunnel(connection);
    }

    /** Gives the connection back, after request and response were read and written to their ends. */
    public void finish() {
        Reply last = reply;
        boolean reusable = last != null
                && last.persistent()
                && !aborted
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
        aborted = true;
        connection.cut();
    }

    private Reply await(Interim interim) throws IOException {
        if (!request.hasBody()) {
            connection.deadline().within(limits.firstByte());
        }
        while (true) {
            Reply next = next();
            ResponseHead head = next.head();
            if (head.status() == SWITCHING_PROTOCOLS
                    && !request.asksForUpgradeTo(head.headers().tokens("upgrade"))) {
                throw new MalformedMessageException("It switches to a protocol that was not asked for");
            }
            if (head.status() >= 200 || head.status() == SWITCHING_PROTOCOLS) {
                reply = next;
                return next;
            }
            interim.received(head);
        }
    }

    private Reply next() throws IOException {
        int length;
        try {
            connection.in().giveWay();
            length = connection.in().awaitHead(limits.head());
            if (length == 0) {
                throw new EOFException("The connection ended before the response");
            }
        } catch (IOException e) {
            retry(e);
            return next();
        }
        reused = false;
        return ResponseParser.parse(connection.in(), length, request.method(), limits.head());
    }

    // A pooled connection can be closed by the tool just when it is used. Without a body and before any byte of a reply
    // nothing was
    // lost, so it is tried once more.
    private void retry(IOException failure) throws IOException {
        boolean safe = reused
                && !aborted
                && UpstreamClient.isRepeatable(request)
                && !connection.deadline().isExpired()
                && connection.in().isEmpty();
        if (!safe) {
            throw failure;
        }
        connection.close();
        reused = false;
        connection = client.connect(route);
        if (aborted) {
            connection.cut();
        }
        connection.send(request, limits.firstByte());
        connection.deadline().within(limits.firstByte());
    }

    private ResponseHead head() {
        if (reply == null) {
            throw new IllegalStateException("The response has not come");
        }
        return reply.head();
    }
}
