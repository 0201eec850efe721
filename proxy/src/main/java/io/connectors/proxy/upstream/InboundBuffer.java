package io.connectors.proxy.upstream;

import io.connectors.proxy.message.MalformedMessageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * What a tool sent and nobody has consumed. A read that times out loses nothing and can be repeated, which the fast
 * path relies on.
 */
final class InboundBuffer {
    private static final int INITIAL_BYTES = 8 * 1024;

    private final InputStream source;
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int position;
    private int limit;

    InboundBuffer(InputStream source) {
        this.source = source;
    }

    /** Reads what the source has, at least one byte; false at its end. */
    boolean fill(int maxBytes) throws IOException {
        makeRoom(maxBytes);
        int count = source.read(bytes, limit, bytes.length - limit);
        if (count > 0) {
            limit += count;
        }
        return count > 0;
    }

    boolean isEmpty() {
        return position == limit;
    }

    int buffered() {
        return limit - position;
    }

    /** Returns what can be read without waiting. */
    int available() throws IOException {
        return isEmpty() ? source.available() : buffered();
    }

    boolean isSourceIdle() throws IOException {
        return source.available() == 0;
    }

    boolean hasLines(int wanted) {
        int found = 0;
        for (int i = position; i < limit && found < wanted; i++) {
            if (bytes[i] == '\n') {
                found++;
            }
        }
        return found == wanted;
    }

    /** Returns how many bytes the next head has, its empty line included, or -1 while it is incomplete. */
    int headLength() {
        for (int i = position + 3; i < limit; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1 - position;
            }
        }
        return -1;
    }

    byte[] peek(int count) {
        return Arrays.copyOfRange(bytes, position, position + count);
    }

    void skip(int count) {
        position += count;
    }

    /** Reads from the buffer, then straight from the source: bodies are not copied twice. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (isEmpty()) {
            return source.read(target, offset, length);
        }
        int count = Math.min(length, buffered());
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }

    /** Reads one line that ends with CRLF, without it. */
    String line(int maxBytes) throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int next = next();
            if (next == '\n') {
                if (line.isEmpty() || line.charAt(line.length() - 1) != '\r') {
                    throw new MalformedMessageException("A line does not end with CRLF");
                }
                return line.substring(0, line.length() - 1);
            }
            if (line.length() == maxBytes) {
                throw new MalformedMessageException("A line is longer than " + maxBytes + " bytes");
            }
            line.append((char) next);
        }
    }

    private int next() throws IOException {
        if (isEmpty() && !fill(bytes.length)) {
            throw new EOFException("The connection ended inside a message");
        }
        return bytes[position++] & 0xff;
    }

    private void makeRoom(int maxBytes) {
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, buffered());
            limit = buffered();
            position = 0;
        }
        if (limit == bytes.length) {
            if (limit >= maxBytes) {
                throw new MalformedMessageException("The head is longer than " + maxBytes + " bytes");
            }
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, 2 * bytes.length));
        }
    }
}
