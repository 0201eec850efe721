package io.connectors.proxy.listener;

import io.connectors.proxy.codec.BodyWriter;
import io.connectors.proxy.codec.HeadWriter;
import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.exchange.ClientTunnel;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.ResponseHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A client during one of its requests. */
public final class ConnectedClient implements ClientSide {
    /** A body up to this size is read to its end when nobody wants it: cheaper for both sides than a new connection. */
    private static final int SMALL_BODY_BYTES = 64 * 1024;

    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final byte[] ESTABLISHED =
            "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Wire wire;
    private final Duration stalled;
    private final MessageBody body;
    private final boolean oldVersion;
    private final boolean takesBody;
    private final BooleanSupplier draining;
    // Read by the thread that carries the body, written by the one that answers.
    private volatile boolean awaitsContinue;
    private boolean persistent;
    private boolean finished;
    private @Nullable BodyWriter writer;

    ConnectedClient(Wire wire, ReceivedRequest request, ClientLimits limits, BooleanSupplier draining) {
        this.wire = wire;
        this.stalled = limits.stalled();
        this.body = MessageBody.of(request.framing(), wire.in(), limits.head());
        this.oldVersion = request.line().minorVersion() == 0;
        this.takesBody = !request.line().method().equals("HEAD");
        this.draining = draining;
        this.persistent = request.isPersistent();
        this.awaitsContinue = !oldVersion
                && request.headers().contains("expect")
                && request.headers().tokens("expect").contains("100-continue");
    }

    @Override
    public boolean isSecure() {
        return wire.isSecure();
    }

    /** Returns the name in which TLS with this client was ended, if it asked for one. */
    public Optional<String> serverName() {
        return wire.serverName();
    }

    @Override
    public MessageBody body() {
        return body;
    }

    @Override
    public void awaitMore() {
        wire.reading().within(stalled);
    }

    @Override
    public void awaitNoMore() {
        wire.reading().none();
    }

    @Override
    public boolean takesBody() {
        return takesBody;
    }

    @Override
    public boolean awaitsContinue() {
        return awaitsContinue;
    }

    @Override
    public void interim(ResponseHead head) throws IOException {
        awaitsContinue = awaitsContinue && head.status() != 100;
        if (!oldVersion) {
            wire.writing().within(stalled);
            wire.buffer().write(HeadWriter.response(head));
            wire.buffer().flush();
            wire.writing().none();
        }
    }

    @Override
    public void lastAnswer() {
        persistent = false;
    }

    @Override
    public void answer(ResponseHead head) throws IOException {
        if (writer != null) {
            throw new IllegalStateException("The answer has begun");
        }
        if (persistent && !body.isEnded()) {
            persistent = isDrained();
        }
        persistent = persistent && !draining.getAsBoolean();
        Framing framing = framing(head.framing());
        persistent = persistent && !(framing instanceof Framing.UntilClose);
        writer = new BodyWriter(wire.buffer(), framing);
        wire.buffer()
                .write(HeadWriter.response(
                        new ResponseHead(head.status(), head.reason(), withPersistence(head.headers()), framing)));
    }

    @Override
    public void write(Piece piece) throws IOException {
        wire.writing().within(stalled);
        begun().write(piece);
        wire.writing().none();
    }

    @Override
    public void flush() throws IOException {
        wire.writing().within(stalled);
        wire.buffer().flush();
        wire.writing().none();
    }

    @Override
    public void finish(Headers trailers) throws IOException {
        wire.writing().within(stalled);
        begun().finish(trailers);
        wire.writing().none();
        wire.departure().end();
        finished = true;
    }

    @Override
    public void abort() {
        persistent = false;
        wire.cut();
    }

    @Override
    public void onDeparture(Runnable listener) {
        wire.departure().begin(listener);
    }

    @Override
    public boolean isGone() {
        return wire.departure().isGone();
    }

    @Override
    public ClientTunnel switchProtocols(ResponseHead head) throws IOException {
        persistent = false;
        wire.departure().end();
        return handedOver(HeadWriter.response(head));
    }

    @Override
    public Wire establishTunnel() throws IOException {
        persistent = false;
        finished = true;
        return handedOver(ESTABLISHED);
    }

    /** Tells whether another request may follow; if not, gives the client time to read its answer. */
    boolean settle() {
        wire.departure().end();
        wire.reading().none();
        if (persistent && finished) {
            return true;
        }
        if (finished && !body.isEnded()) {
            linger();
        }
        return false;
    }

    private Wire handedOver(byte[] head) throws IOException {
        wire.writing().within(stalled);
        wire.buffer().write(head);
        wire.buffer().flush();
        wire.writing().none();
        return wire;
    }

    private BodyWriter begun() {
        if (writer == null) {
            throw new IllegalStateException("The answer has not begun");
        }
        return writer;
    }

    private Framing framing(Framing wanted) {
        return switch (wanted) {
            case Framing.Chunked(), Framing.UntilClose() -> oldVersion ? Framing.UNTIL_CLOSE : Framing.CHUNKED;
            case Framing.Sized _, Framing.None() -> wanted;
        };
    }

    private Headers withPersistence(Headers headers) {
        if (!persistent) {
            return headers.with("Connection", "close");
        }
        return oldVersion ? headers.with("Connection", "keep-alive") : headers;
    }

    /** Reads a small body that nobody wanted, so that the next request can be found; not one that is sent only after a 100. */
    private boolean isDrained() throws IOException {
        if (awaitsContinue) {
            return false;
        }
        Piece piece = new Piece(SMALL_BODY_BYTES);
        int total = 0;
        awaitMore();
        try {
            while (total <= SMALL_BODY_BYTES && piece.readFrom(body)) {
                total += piece.length();
                awaitMore();
            }
        } catch (MalformedMessageException nobodyKnowsWhereItEnds) {
            return false;
        } finally {
            awaitNoMore();
        }
        return body.isEnded();
    }

    /** A socket that is closed while the client sends is reset, and a client that is reset may not see what it was told. */
    private void linger() {
        wire.reading().within(LINGER);
        byte[] dropped = new byte[SMALL_BODY_BYTES];
        try {
            wire.endOutput();
            while (wire.in().read(dropped, 0, dropped.length) >= 0) {
                // Nobody wants it.
            }
        } catch (IOException over) {
            // The time is over, or the client is.
        }
    }
}
