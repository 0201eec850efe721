package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.BodyWriter;
import io.connectors.proxy.codec.Piece;
import io.connectors.proxy.message.Headers;
import java.io.IOException;

/** The body of a request on its way to the tool. While it is on its way, the tool may keep silent. */
public final class RequestBody {
    private final BodyWriter writer;
    private final Connection connection;
    private final UpstreamLimits limits;

    RequestBody(BodyWriter writer, Connection connection, UpstreamLimits limits) {
        this.writer = writer;
        this.connection = connection;
        this.limits = limits;
    }

    /** Sends a piece at once: the tool may wait for it. */
    public void write(Piece piece) throws IOException {
        connection.deadline().within(limits.idle());
        writer.write(piece);
        writer.flush();
        connection.deadline().none();
    }

    /** Ends the body; from now on the tool has to answer. */
    public void finish(Headers trailers) throws IOException {
        connection.deadline().within(limits.firstByte());
        writer.finish(trailers);
    }
}
