package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The body of a message as it arrives. Ends with -1 only when the message is complete; a connection that ends early
 * throws, so that no one takes a part for the whole.
 */
public sealed interface MessageBody permits SizedBody, ChunkedBody, UntilCloseBody {

    /** Reads at least one byte into a buffer with room, or returns -1 at the end of the message. */
    int read(ByteBuffer target) throws IOException;

    /** Tells whether the next read has to wait for the other side. */
    boolean wouldWait() throws IOException;

    /** Tells whether the end of the message was read. */
    boolean isEnded();

    /** Returns what came after the last chunk; empty before the end. */
    Headers trailers();

    static MessageBody of(Framing framing, InboundBuffer buffer, HeadLimits limits) {
        return switch (framing) {
            case Framing.None() -> new SizedBody(buffer, 0);
            case Framing.Sized(long length) -> new SizedBody(buffer, length);
            case Framing.Chunked() -> new ChunkedBody(buffer, limits);
            case Framing.UntilClose() -> new UntilCloseBody(buffer);
        };
    }
}
