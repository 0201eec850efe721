package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a request on its way to the tool. Only {@link #finish} makes it complete: a client that left must not
 * look like one that was done.
 */
public final class RequestBody {
    private static final byte[] CRLF = {'\r', '\n'};

    private final OutputStream out;
    private final boolean chunked;
    private long remaining;

    RequestBody(OutputStream out, Framing framing) {
        this.out = out;
        this.chunked = framing instanceof Framing.Chunked;
        this.remaining = framing instanceof Framing.Sized(long length) ? length : 0;
    }

    /** Writes a piece at once: the tool may wait for it. */
    public void write(byte[] bytes, int length) throws IOException {
        if (chunked) {
            out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, length);
            out.write(CRLF);
        } else {
            if (length > remaining) {
                throw new IOException("The client sent more than its Content-Length");
            }
            out.write(bytes, 0, length);
            remaining -= length;
        }
        out.flush();
    }

    /** Ends the body. */
    public void finish(Headers trailers) throws IOException {
        if (remaining > 0) {
            throw new IOException("The client sent " + remaining + " bytes less than its Content-Length");
        }
        if (chunked) {
            StringBuilder end = new StringBuilder("0\r\n");
            for (Field field : trailers.fields()) {
                end.append(field.name()).append(": ").append(field.value()).append("\r\n");
            }
            out.write(end.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }
}
