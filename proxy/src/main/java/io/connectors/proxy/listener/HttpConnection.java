package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadTooLargeException;
import io.connectors.proxy.codec.InboundBuffer;
import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.codec.RequestLine;
import io.connectors.proxy.codec.RequestParser;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** The requests of one connection, one after the other: what a client pipelines waits in the socket. */
public final class HttpConnection {
    private static final int TLS_HANDSHAKE = 0x16;
    private static final long AT_ONCE_NANOS = 100_000_000;
    private static final ReceivedRequest UNREADABLE =
            new ReceivedRequest(new RequestLine("", "", 1), Headers.NONE, Framing.UNTIL_CLOSE);

    private final Wire wire;
    private final ClientLimits limits;
    private final RequestHandler handler;
    private final BooleanSupplier draining;
    // Whoever asks again at once needs the same memory again.
    private final Semaphore keepers;
    private boolean asksAgain;
    private boolean hasAsked;

    /** @param keepers how many clients of all may keep their memory while they say nothing */
    HttpConnection(
            Wire wire, ClientLimits limits, RequestHandler handler, BooleanSupplier draining, Semaphore keepers) {
        this.keepers = keepers;
        this.wire = wire;
        this.limits = limits;
        this.handler = handler;
        this.draining = draining;
    }

    /** Serves until either side has had enough. */
    void run() {
        try {
            boolean more = true;
            while (more && !draining.getAsBoolean()) {
                more = serveNext();
            }
        } catch (IOException gone) {
            // Whoever waited for an answer has been told, or is not there.
        } finally {
            wire.close();
        }
    }

    private boolean serveNext() throws IOException {
        if (!isSpokenTo()) {
            return false;
        }
        ReceivedRequest request;
        try {
            int length = headLength();
            if (length == 0) {
                return false;
            }
            request = RequestParser.parse(wire.in(), length, limits.head());
        } catch (MalformedMessageException e) {
            refuse(e);
            return false;
        }
        wire.reading().none();
        ConnectedClient client = new ConnectedClient(wire, request, limits, draining);
        handler.serve(request, client);
        return client.settle();
    }

    private boolean isSpokenTo() throws IOException {
        InboundBuffer in = wire.in();
        in.giveWay();
        boolean keepsMemory = asksAgain && keepers.tryAcquire();
        try {
            if (keepsMemory) {
                in.shrink();
            } else {
                in.drop();
                wire.buffer().release();
            }
            wire.reading().within(limits.idle());
            wire.place().rest();
            // What became idle just when the proxy began to stop would not be closed.
            boolean spoken =
                    !draining.getAsBoolean() && in.await() && wire.place().resume();
            asksAgain = hasAsked && System.nanoTime() - wire.place().idleSince() < AT_ONCE_NANOS;
            hasAsked = true;
            wire.reading().within(limits.headTime());
            // Some clients try TLS first and fall back when the connection is closed at once.
            return spoken && in.peek() != TLS_HANDSHAKE;
        } finally {
            if (keepsMemory) {
                keepers.release();
            }
        }
    }

    /** Waits for the head. A client may send an empty line before it (RFC 9112, 2.2). */
    private int headLength() throws IOException {
        InboundBuffer in = wire.in();
        while (in.peek() == '\r' || in.peek() == '\n') {
            in.skip(1);
            if (!in.await()) {
                return 0;
            }
        }
        return in.awaitHead(limits.head());
    }

    private void refuse(MalformedMessageException e) {
        ConnectedClient client = new ConnectedClient(wire, UNREADABLE, limits, draining);
        client.lastAnswer();
        handler.refuse(
                new RequestHandler.Flaw(e instanceof HeadTooLargeException, String.valueOf(e.getMessage())), client);
        client.settle();
    }
}
