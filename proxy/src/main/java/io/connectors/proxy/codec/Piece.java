package io.connectors.proxy.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Bytes of a body on their way, with room around them for the framing of a chunk: so a chunk leaves in one write. */
public final class Piece implements AutoCloseable {
    private static final int SIZE_LINE_BYTES = 10;
    private static final int LINE_END_BYTES = 2;

    /** TLS carries no more at once. There can be thousands of pieces, for clients that read slowly. */
    private static final int RECORD_BYTES = 16 * 1024;

    private static final int SMALL_BYTES = 8 * 1024;

    /** Outside of the heap, where the collector would give it back when it pleases. */
    private static final LentBuffers LARGE = new LentBuffers(128 * 1024, 64, ByteBuffer::allocateDirect);

    private static final LentBuffers SMALL =
            new LentBuffers(SIZE_LINE_BYTES + SMALL_BYTES + LINE_END_BYTES, 256, ByteBuffer::allocate);

    private final int capacity;
    private final @Nullable LentBuffers lender;
    private @Nullable ByteBuffer bytes;
    private int length;

    public Piece(int capacity) {
        this(ByteBuffer.allocate(SIZE_LINE_BYTES + capacity + LINE_END_BYTES), null);
    }

    private Piece(ByteBuffer bytes, @Nullable LentBuffers lender) {
        this.bytes = bytes;
        this.lender = lender;
        this.capacity = bytes.capacity() - SIZE_LINE_BYTES - LINE_END_BYTES;
    }

    /**
     * Makes a piece for the bulk of a body.
     *
     * @param unchanged whether the bytes go from one socket to another without TLS on either side; then the piece is outside of the heap,
     *     and larger, which saves two copies of each byte
     */
    public static Piece bulk(boolean unchanged) {
        return (unchanged ? lent(LARGE) : Optional.<Piece>empty()).orElseGet(() -> new Piece(RECORD_BYTES));
    }

    /** Makes a piece of 8 KiB, for a body that may turn out to be short. */
    public static Piece small() {
        return lent(SMALL).orElseGet(() -> new Piece(SMALL_BYTES));
    }

    public static Piece of(byte[] content) {
        Piece piece = new Piece(content.length);
        piece.bytes().put(SIZE_LINE_BYTES, content);
        piece.length = content.length;
        return piece;
    }

    /** Takes what comes next; false at the end of the body. */
    public boolean readFrom(MessageBody body) throws IOException {
        length = body.read(bytes().limit(SIZE_LINE_BYTES + capacity).position(SIZE_LINE_BYTES));
        return length >= 0;
    }

    public int length() {
        return length;
    }

    public int capacity() {
        return capacity;
    }

    public boolean isFull() {
        return length == capacity;
    }

    /** Gives the memory back; nothing can be read or written any more. */
    @Override
    public void close() {
        ByteBuffer mine = bytes;
        bytes = null;
        if (lender != null && mine != null) {
            lender.give(mine);
        }
    }

    void writeTo(OutboundBuffer out) throws IOException {
        out.write(bytes().limit(SIZE_LINE_BYTES + length).position(SIZE_LINE_BYTES));
    }

    void writeChunkTo(OutboundBuffer out) throws IOException {
        byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int start = SIZE_LINE_BYTES - size.length;
        int end = SIZE_LINE_BYTES + length;
        ByteBuffer chunk = bytes().clear();
        chunk.put(start, size).put(end, (byte) '\r').put(end + 1, (byte) '\n');
        out.write(chunk.limit(end + LINE_END_BYTES).position(start));
    }

    private static Optional<Piece> lent(LentBuffers lender) {
        return lender.take().map(buffer -> new Piece(buffer, lender));
    }

    private ByteBuffer bytes() {
        if (bytes == null) {
            throw new IllegalStateException("The piece was given back");
        }
        return bytes;
    }
}
