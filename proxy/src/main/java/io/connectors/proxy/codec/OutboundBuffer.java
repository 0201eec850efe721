package io.connectors.proxy.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects what is small, so that a head and a short body leave in one packet; what is large goes straight through. */
public final class OutboundBuffer {
    private static final byte[] NOTHING = {};
    private static final int FIRST_BYTES = 2 * 1024;
    private static final int MAX_BYTES = 8 * 1024;

    private final OutputStream sink;
    // Leads to the same place without the copy that a stream makes; none when something lies between, such as TLS.
    private final @Nullable WritableByteChannel channel;
    private byte[] bytes = NOTHING;
    private int count;

    public OutboundBuffer(OutputStream sink) {
        this(sink, null);
    }

    /**
     * Writes to one sink in two ways.
     *
     * @param channel leads where the stream leads, and blocks as it does
     */
    public OutboundBuffer(OutputStream sink, @Nullable WritableByteChannel channel) {
        this.sink = sink;
        this.channel = channel;
    }

    public void write(byte[] source) throws IOException {
        write(source, 0, source.length);
    }

    public void write(byte[] source, int offset, int length) throws IOException {
        if (count + length > MAX_BYTES) {
            flush();
        }
        if (length > MAX_BYTES) {
            sink.write(source, offset, length);
            return;
        }
        makeRoom(length);
        System.arraycopy(source, offset, bytes, count, length);
        count += length;
    }

    void write(ByteBuffer source) throws IOException {
        if (source.hasArray()) {
            write(source.array(), source.arrayOffset() + source.position(), source.remaining());
        } else if (channel == null || source.remaining() <= MAX_BYTES) {
            byte[] copy = new byte[source.remaining()];
            source.get(copy);
            write(copy);
        } else {
            flush();
            while (source.hasRemaining()) {
                channel.write(source);
            }
        }
    }

    /** Sends what was collected, and this. */
    public void send(byte[] source) throws IOException {
        if (count == 0) {
            sink.write(source);
        } else {
            write(source);
            flush();
        }
    }

    /** Sends what was collected. */
    public void flush() throws IOException {
        if (count > 0) {
            int pending = count;
            count = 0;
            sink.write(bytes, 0, pending);
        }
    }

    /** Gives the memory back, between two messages. */
    public void release() {
        if (count == 0) {
            bytes = NOTHING;
        }
    }

    private void makeRoom(int length) {
        if (count + length > bytes.length) {
            int size = count + length > FIRST_BYTES ? MAX_BYTES : FIRST_BYTES;
            bytes = Arrays.copyOf(bytes, size);
        }
    }
}
