package io.connectors.proxy.exchange;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.upstream.RequestBody;
import io.connectors.proxy.upstream.UpstreamExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Carries a request's body on a thread of its own, so that the tool's answer is seen also when it comes early. A
 * client that leaves takes the connection to the tool with it: half a push must never look like a whole one.
 */
final class Upload {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Set<String> NOT_IN_TRAILERS =
            Set.of("authorization", "content-length", "cookie", "host", "private-token", "trailer");

    private final ClientSide client;
    private final UpstreamExchange exchange;
    private final CountDownLatch ended = new CountDownLatch(1);
    // Written by the upload's own thread, read by the one that answers.
    private volatile State state = State.RUNNING;
    private volatile long bytes;
    private long bytesAtLastLook;

    private Upload(ClientSide client, UpstreamExchange exchange) {
        this.client = client;
        this.exchange = exchange;
    }

    static Upload start(ClientSide client, UpstreamExchange exchange) {
        Upload upload = new Upload(client, exchange);
        RequestBody body = exchange.requestBody();
        Thread.ofVirtual().name("upload").start(() -> upload.run(body));
        return upload;
    }

    /** Returns an upload that has nothing to carry. */
    static Upload none(ClientSide client, UpstreamExchange exchange) {
        Upload upload = new Upload(client, exchange);
        upload.end(State.DONE);
        return upload;
    }

    long bytes() {
        return bytes;
    }

    boolean clientLeft() {
        return state == State.CLIENT_LEFT;
    }

    /** Tells whether bytes moved since the last call. Called by the answering thread only. */
    boolean moved() {
        boolean moved = bytes != bytesAtLastLook;
        bytesAtLastLook = bytes;
        return moved;
    }

    /** Waits for the end; true if the whole body reached the tool. */
    boolean isDoneWithin(Duration limit) {
        try {
            return ended.await(limit.toNanos(), TimeUnit.NANOSECONDS) && state == State.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(RequestBody body) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = read(buffer); count >= 0; count = read(buffer)) {
            if (state == State.RUNNING && !write(body, buffer, count)) {
                // An early answer may be on its way. The rest is read and dropped, since a client that is cut off
                // while it sends may not see that answer.
                state = State.TOOL_STOPPED_READING;
            }
        }
        switch (state) {
            case RUNNING -> end(finish(body) ? State.DONE : State.TOOL_STOPPED_READING);
            case CLIENT_LEFT, TOOL_STOPPED_READING, DONE -> end(state);
        }
    }

    private int read(byte[] buffer) {
        try {
            InputStream in = client.body();
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            state = State.CLIENT_LEFT;
            exchange.abort();
            return -1;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // this thread is the only writer
    private boolean write(RequestBody body, byte[] buffer, int count) {
        try {
            body.write(buffer, count);
            bytes += count;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean finish(RequestBody body) {
        try {
            Headers trailers = client.trailers().without(NOT_IN_TRAILERS::contains);
            body.finish(trailers);
            return true;
        } catch (IOException e) {
            exchange.abort();
            return false;
        }
    }

    private void end(State last) {
        state = last;
        ended.countDown();
    }

    private enum State {
        RUNNING,
        DONE,
        CLIENT_LEFT,
        TOOL_STOPPED_READING
    }
}
