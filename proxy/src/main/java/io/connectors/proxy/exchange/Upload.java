package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.upstream.RequestBody;
import io.connectors.proxy.upstream.UpstreamExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Carries a request's body on a thread of its own, so that the tool's answer is seen also when it comes early. A client that leaves takes
 * the connection to the tool with it: half a push must never look like a whole one.
 */
final class Upload {
    private static final int SMALL_BODY_BYTES = 8 * 1024;

    private final ClientSide client;
    private final UnaryOperator<Headers> trailers;
    private final UpstreamExchange exchange;
    private final CountDownLatch ended = new CountDownLatch(1);
    // Written by the upload's own thread, read by the one that answers.
    private volatile State state = State.RUNNING;
    private volatile long bytes;
    private volatile String flaw = "";

    private Upload(ClientSide client, UnaryOperator<Headers> trailers, UpstreamExchange exchange) {
        this.client = client;
        this.trailers = trailers;
        this.exchange = exchange;
    }

    /** Starts, and for a request without or with a small body is done when it returns. */
    static Upload start(ClientSide client, ProxiedRequest request, UpstreamExchange exchange) {
        Upload upload = new Upload(client, request.trailers(), exchange);
        if (!request.head().hasBody()) {
            upload.end(State.DONE);
        } else if (isSmall(request.head()) && !client.awaitsContinue()) {
            try (Piece piece = Piece.small()) {
                upload.run(request.body(), exchange.requestBody(), piece);
            }
        } else {
            RequestBody target = exchange.requestBody();
            boolean unchanged = !client.isSecure() && !exchange.isSecure();
            Thread.ofVirtual().name("upload").start(() -> {
                try (Piece piece = Piece.bulk(unchanged)) {
                    upload.run(request.body(), target, piece);
                }
            });
        }
        return upload;
    }

    long bytes() {
        return bytes;
    }

    /** Returns the rule that the body broke, or nothing. */
    Optional<String> flaw() {
        return Optional.of(flaw).filter(rule -> !rule.isEmpty());
    }

    boolean clientLeft() {
        return state == State.CLIENT_LEFT;
    }

    /** Waits for the end; true if the whole body reached the tool. */
    boolean isDoneWithin(Duration limit) {
        if (state == State.DONE) {
            return true;
        }
        try {
            return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS) && state == State.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isSmall(RequestHead request) {
        return request.framing() instanceof Framing.Sized(long length) && length <= SMALL_BODY_BYTES;
    }

    private void run(MessageBody source, RequestBody target, Piece piece) {
        while (read(piece, source)) {
            if (state == State.RUNNING && !write(target, piece)) {
                // An early answer may be on its way. The rest is read and dropped, since a client that is cut off while
                // it sends may not
                // see that answer.
                state = State.TOOL_STOPPED_READING;
            }
        }
        switch (state) {
            case RUNNING -> end(finish(target, source) ? State.DONE : State.TOOL_STOPPED_READING);
            case CLIENT_LEFT, TOOL_STOPPED_READING, DONE -> end(state);
        }
    }

    private boolean read(Piece piece, MessageBody source) {
        try {
            client.awaitMore();
            return piece.readFrom(source);
        } catch (MalformedMessageException e) {
            flaw = String.valueOf(e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Nobody is left to be told.
        } finally {
            // What the tool takes to read is not the client's time.
            client.awaitNoMore();
        }
        state = State.CLIENT_LEFT;
        exchange.abort();
        return false;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // this thread is the only writer
    private boolean write(RequestBody target, Piece piece) {
        try {
            target.write(piece);
            bytes += piece.length();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean finish(RequestBody target, MessageBody source) {
        try {
            target.finish(trailers.apply(source.trailers()));
            return true;
        } catch (IOException e) {
            exchange.abort();
            return false;
        }
    }

    private void end(State last) {
        state = last;
        if (last == State.DONE) {
            client.onDeparture(exchange::abort);
        }
        ended.countDown();
    }

    private enum State {
        RUNNING,
        DONE,
        CLIENT_LEFT,
        TOOL_STOPPED_READING
    }
}
