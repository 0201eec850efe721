package io.connectors.proxy.codec;

import io.connectors.proxy.message.MalformedMessageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the other side sent and nobody has consumed. It takes up memory from when the other side speaks until it is dropped: there are
 * thousands of idle connections at any time.
 *
 * <p>One thread consumes. Another one may {@link #prefetch} meanwhile, to notice that the other side is gone.
 */
public final class InboundBuffer {
    private static final byte[] NOTHING = {};
    /** A head with a token fits, and so does a short answer as a whole. */
    private static final int FIRST_BYTES = 2 * 1024;

    private final InputStream source;
    // The same bytes without the copy that a stream makes of them; none when something lies between, such as TLS.
    private final @Nullable ReadableByteChannel channel;
    // Held for a read from the source, so that whoever prefetches and whoever consumes never both read.
    private final ReentrantLock reading = new ReentrantLock();
    private final HeadMemory memory;
    private int takenMemory;
    private boolean closed;
    private byte[] bytes = NOTHING;
    private int position;
    // Written last by whoever reads from the source, so that the bytes below it can be seen.
    private volatile int limit;
    // Up to here no head ends, so that a head which comes byte by byte is not searched from its start each time.
    private int searched;
    private final LatestFields latestFields = new LatestFields();

    /** For bytes that are in memory already. */
    InboundBuffer(InputStream source) {
        this(source, null, new HeadMemory(Long.MAX_VALUE));
    }

    /**
     * Reads from a connection.
     *
     * @param channel yields what the stream would yield
     * @param memory shared by all that may be long
     */
    public InboundBuffer(InputStream source, @Nullable ReadableByteChannel channel, HeadMemory memory) {
        this.source = source;
        this.channel = channel;
        this.memory = memory;
    }

    /**
     * Waits for the next head.
     *
     * @return its length, the empty line included; 0 when the source ended before it began
     * @throws EOFException when the source ended inside it
     */
    public int awaitHead(HeadLimits limits) throws IOException {
        for (int length = headLength(); ; length = headLength()) {
            if (length > limits.bytes() || (length < 0 && buffered() >= limits.bytes())) {
                throw new HeadTooLargeException("The head is longer than " + limits.bytes() + " bytes");
            }
            if (length >= 0) {
                return length;
            }
            if (!fill()) {
                if (isEmpty()) {
                    return 0;
                }
                throw new EOFException("The connection ended inside a head");
            }
        }
    }

    /** Tells whether a head is there, without waiting. */
    public boolean hasHead() {
        return headLength() >= 0;
    }

    /** Waits until there is something to consume; false when the source ended. */
    public boolean await() throws IOException {
        return !isEmpty() || fill();
    }

    /** Lets other threads go on first. While they do, a peer that is near answers, and this one need not be put to sleep and woken. */
    @SuppressWarnings("ThreadPriorityCheck") // only speed depends on it
    public void giveWay() {
        Thread.yield();
    }

    /**
     * Waits like {@link #await}, for a thread that consumes nothing. The consumer may go on meanwhile; it waits for this read when it
     * comes to the end of the buffer.
     */
    public boolean prefetch() throws IOException {
        reading.lock();
        try {
            return !isEmpty() || fillFirst();
        } finally {
            reading.unlock();
        }
    }

    public boolean isEmpty() {
        return position == limit;
    }

    public int buffered() {
        return limit - position;
    }

    /** Tells whether there is something to consume, without waiting. */
    public boolean isReady() throws IOException {
        return available() > 0;
    }

    /** Returns how many bytes can be read without waiting. */
    public int available() throws IOException {
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

    LatestFields latestFields() {
        return latestFields;
    }

    /** Makes something of bytes where they lie. */
    interface Reading<T> {
        T read(byte[] bytes, int from, int to);
    }

    /** Consumes so many bytes that are there, also when they cannot be read. */
    <T> T consume(int count, Reading<T> reading) {
        int from = position;
        skip(count);
        return reading.read(bytes, from, from + count);
    }

    /** Consumes so many bytes that are there. */
    public byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, position, position + count);
        skip(count);
        return taken;
    }

    /** Returns the next byte without consuming it; there must be one. */
    public int peek() {
        return bytes[position] & 0xff;
    }

    public void skip(int count) {
        position += count;
        searched = position;
    }

    /**
     * Gives back what a long head took, before a long wait, unless the next message has begun. Not while somebody prefetches: he puts
     * what comes where the buffer ends now.
     */
    public void shrink() {
        if (bytes.length > FIRST_BYTES) {
            drop();
        }
    }

    /** Gives all memory back, like {@link #shrink}. */
    public void drop() {
        if (!isEmpty() || !reading.tryLock()) {
            return;
        }
        try {
            if (isEmpty()) {
                giveBack();
                latestFields.forget();
                bytes = NOTHING;
                position = 0;
                limit = 0;
                searched = 0;
            }
        } finally {
            reading.unlock();
        }
    }

    /** Takes no more memory, after the source was closed. What is there can still be consumed: another thread may be at it. */
    public void close() {
        reading.lock();
        try {
            closed = true;
            giveBack();
        } finally {
            reading.unlock();
        }
    }

    private void giveBack() {
        memory.giveBack(takenMemory);
        takenMemory = 0;
    }

    private void grow(int size) throws IOException {
        if (closed) {
            throw new EOFException("The connection was closed");
        }
        int more = size - Math.max(bytes.length, FIRST_BYTES);
        if (more > 0) {
            if (!memory.take(more)) {
                throw new HeadTooLargeException("The head is long, and too many long ones are under way");
            }
            takenMemory += more;
        }
        bytes = Arrays.copyOf(bytes, size);
    }

    /** Reads up to so many bytes like {@link #read(byte[], int, int)}. */
    int read(ByteBuffer target, long most) throws IOException {
        int length = (int) Math.min(target.remaining(), most);
        if (channel == null || !target.isDirect() || !isEmpty()) {
            return readCopy(target, length);
        }
        reading.lock();
        try {
            return isEmpty() ? readFrom(channel, target, length) : readCopy(target, length);
        } finally {
            reading.unlock();
        }
    }

    private int readCopy(ByteBuffer target, int length) throws IOException {
        if (target.hasArray()) {
            int count = read(target.array(), target.arrayOffset() + target.position(), length);
            target.position(target.position() + Math.max(0, count));
            return count;
        }
        byte[] copy = new byte[isEmpty() ? length : Math.min(length, buffered())];
        int count = read(copy, 0, copy.length);
        target.put(copy, 0, Math.max(0, count));
        return count;
    }

    private static int readFrom(ReadableByteChannel channel, ByteBuffer target, int length) throws IOException {
        int end = target.limit();
        target.limit(target.position() + length);
        try {
            return channel.read(target);
        } finally {
            target.limit(end);
        }
    }

    /** Reads from the buffer, then straight from the source: bodies are not copied twice. */
    public int read(byte[] target, int offset, int length) throws IOException {
        if (isEmpty()) {
            reading.lock();
            try {
                if (isEmpty()) {
                    return source.read(target, offset, length);
                }
            } finally {
                reading.unlock();
            }
        }
        int count = Math.min(length, buffered());
        System.arraycopy(bytes, position, target, offset, count);
        skip(count);
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
            if (line.length() >= maxBytes) {
                throw new MalformedMessageException("A line is longer than " + maxBytes + " bytes");
            }
            line.append((char) next);
        }
    }

    private int next() throws IOException {
        if (isEmpty() && !fill()) {
            throw new EOFException("The connection ended inside a message");
        }
        int next = peek();
        skip(1);
        return next;
    }

    /** Reads what the source has, at least one byte; false at its end. */
    private boolean fill() throws IOException {
        int before = buffered();
        reading.lock();
        try {
            if (buffered() > before) {
                return true;
            }
            return bytes.length == 0 ? fillFirst() : fillMore();
        } finally {
            reading.unlock();
        }
    }

    /**
     * Waits for a single byte: no buffer lies about meanwhile, and what came with it is had without waiting. It is put at the end and
     * nothing is moved, because the consumer may look at the buffer while another thread is here.
     */
    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
    private boolean fillFirst() throws IOException {
        int first = source.read();
        if (first < 0) {
            return false;
        }
        if (limit == bytes.length) {
            grow(limit + FIRST_BYTES);
        }
        bytes[limit] = (byte) first;
        limit = limit + 1;
        return true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
    private boolean fillMore() throws IOException {
        makeRoom();
        int count = source.read(bytes, limit, bytes.length - limit);
        if (count <= 0) {
            return false;
        }
        limit = limit + count;
        return true;
    }

    /** Returns how many bytes the next head has, its empty line included, or -1 while it is incomplete. */
    private int headLength() {
        int from = Math.max(searched, position + 1);
        for (int i = from; i < limit; i++) {
            if (bytes[i] == '\n') {
                if (bytes[i - 1] != '\r') {
                    throw new MalformedMessageException("A line does not end with CRLF");
                }
                if (latestFields.areAt(bytes, i + 1, limit)) {
                    return i + 1 + latestFields.length() - position;
                }
                if (i >= position + 3 && bytes[i - 2] == '\n') {
                    return i + 1 - position;
                }
            }
        }
        searched = Math.max(from, limit);
        return -1;
    }

    private void makeRoom() throws IOException {
        if (position > 0) {
            System.arraycopy(bytes, position, bytes, 0, buffered());
            limit = buffered();
            searched -= position;
            position = 0;
        }
        if (limit == bytes.length) {
            grow(Math.max(FIRST_BYTES, 2 * bytes.length));
        }
    }
}
