package io.connectors.proxy.exchange;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * The client of one exchange, as a container or a socket listener provides it. The request's body may be read by
 * another thread than the one that answers; everything else comes from one thread at a time.
 */
public interface ClientSide {

    /** Returns the request's body; ends only when the message is complete, and throws when the client left. */
    InputStream body() throws IOException;

    /** Returns what followed the last chunk of the request, once the body has ended. */
    Headers trailers();

    /**
     * Sets the head of the answer. It is sent with the first bytes of the body, or at the end.
     *
     * @param trailers asked for when the body is complete; only called if the head announces trailers
     */
    void answer(ResponseHead head, Supplier<Headers> trailers) throws IOException;

    void write(byte[] bytes, int length) throws IOException;

    /** Sends what was written so far. */
    void flush() throws IOException;

    /** Ends the answer. */
    void complete();

    /** Ends the connection so that the client sees a broken answer, never a complete one. */
    void abort();

    /** Tells whether the calling thread may wait for long. */
    boolean mayBlock();

    /** Runs the rest on a thread that may wait for long, and frees the calling one. */
    void later(Runnable rest);
}
