package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the body of a message. Only {@link #finish} makes it complete: whoever left in the middle must not look like one who was
 * done.
 */
public final class BodyWriter {
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};

    private final OutboundBuffer out;
    private final Framing framing;
    private long remaining;

    public BodyWriter(OutboundBuffer out, Framing framing) {
        this.out = out;
        this.framing = framing;
        this.remaining = framing instanceof Framing.Sized(long length) ? length : 0;
    }

    /** Writes a piece that is not empty. */
    public void write(Piece piece) throws IOException {
        switch (framing) {
            case Framing.Chunked() -> piece.writeChunkTo(out);
            case Framing.UntilClose() -> piece.writeTo(out);
            case Framing.Sized _, Framing.None() -> {
                if (piece.length() > remaining) {
                    throw new IOException("The body is longer than its Content-Length");
                }
                piece.writeTo(out);
                remaining -= piece.length();
            }
        }
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Ends the body and sends it. */
    public void finish(Headers trailers) throws IOException {
        if (remaining > 0) {
            throw new IOException("The body is " + remaining + " bytes shorter than its Content-Length");
        }
        if (framing instanceof Framing.Chunked) {
            out.write(LAST_CHUNK);
            out.write(HeadWriter.fields(trailers).getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }
}
