package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Bodies that are in memory as a whole. */
public final class WholeBody {
    private static final int PIECE_BYTES = 8 * 1024;
    private static final HeadLimits NO_TRAILERS = new HeadLimits(0, 0);

    private WholeBody() {}

    /**
     * Reads a body to its end.
     *
     * @return empty when it is longer than the limit; the rest of it is still to be read then
     */
    public static Optional<byte[]> read(MessageBody body, int limit) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        for (int count = body.read(piece); count >= 0; count = body.read(piece.clear())) {
            if (whole.size() + count > limit) {
                return Optional.empty();
            }
            whole.write(piece.array(), 0, count);
        }
        return Optional.of(whole.toByteArray());
    }

    public static MessageBody of(byte[] bytes) {
        return MessageBody.of(
                new Framing.Sized(bytes.length), new InboundBuffer(new ByteArrayInputStream(bytes)), NO_TRAILERS);
    }
}
