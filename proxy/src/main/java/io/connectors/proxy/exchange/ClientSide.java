package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.MessageBody;
import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.io.IOException;

/**
 * The client of one exchange. The request's body may be read by another thread than the one that answers; everything else comes from one
 * thread at a time.
 */
public interface ClientSide {

    /** Tells whether the client speaks TLS with this proxy. */
    boolean isSecure();

    /** Returns the request's body; ends only when the message is complete, and throws when the client left. */
    MessageBody body();

    /** Lets the next piece of the body take as long as a client may stall. */
    void awaitMore();

    /** The client is not waited for: it listens, or the tool takes what it sent, for as long as that needs. */
    void awaitNoMore();

    /** Tells whether the answer may have a body: the one to HEAD has none, whatever its head says. */
    boolean takesBody();

    /** Tells whether the client sends its body only after a 100. */
    boolean awaitsContinue();

    /** Sends a response that is not the final one; dropped where the client does not know such responses. */
    void interim(ResponseHead head) throws IOException;

    /** Makes the answer that follows the last one on its connection, which ends when the client has had time to read it. */
    void lastAnswer();

    /** Sets the head of the answer. It is sent with the first bytes of the body, or at the end. */
    void answer(ResponseHead head) throws IOException;

    void write(Piece piece) throws IOException;

    /** Sends what was written so far. */
    void flush() throws IOException;

    /** Ends the answer and sends it. */
    void finish(Headers trailers) throws IOException;

    /** Ends the connection so that the client sees a broken answer, never a complete one. */
    void abort();

    /**
     * Calls back when the client leaves before its answer is complete. Nobody reads from the client while its answer is made, so the
     * first second passes unobserved. For requests whose body was read to its end.
     */
    void onDeparture(Runnable listener);

    /** Tells whether the client left. */
    boolean isGone();

    /** Sends the head of a 101 and hands the connection over. */
    ClientTunnel switchProtocols(ResponseHead head) throws IOException;

    /** Answers CONNECT with 200 and hands the connection over. */
    ClientTunnel establishTunnel() throws IOException;
}
