package io.connectors.proxy.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes of a body on their way, with room around them for the framing of a chunk: so a chunk leaves in one write. */
public final class Piece {
    private static final int SIZE_LINE_BYTES = 10;
    private static final int LINE_END_BYTES = 2;

    private final byte[] bytes;
    private final int capacity;
    private int length;

    public Piece(int capacity) {
        this.bytes = new byte[SIZE_LINE_BYTES + capacity + LINE_END_BYTES];
        this.capacity = capacity;
    }

    public static Piece of(byte[] content) {
        Piece piece = new Piece(content.length);
        System.arraycopy(content, 0, piece.bytes, SIZE_LINE_BYTES, content.length);
        piece.length = content.length;
        return piece;
    }

    /** Takes what comes next; false at the end of the body. */
    public boolean readFrom(MessageBody body) throws IOException {
        length = body.read(bytes, SIZE_LINE_BYTES, capacity);
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

    void writeTo(OutboundBuffer out) throws IOException {
        out.write(bytes, SIZE_LINE_BYTES, length);
    }

    void writeChunkTo(OutboundBuffer out) throws IOException {
        byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        int start = SIZE_LINE_BYTES - size.length;
        System.arraycopy(size, 0, bytes, start, size.length);
        int end = SIZE_LINE_BYTES + length;
        bytes[end] = '\r';
        bytes[end + 1] = '\n';
        out.write(bytes, start, end + LINE_END_BYTES - start);
    }
}
