package io.connectors.proxy.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory outside of the heap for large pieces. It is lent, because to get it costs more than to use it once, and the collector would give
 * it back when it pleases. There is so much of it at most; whoever comes after that uses the heap.
 */
final class LentBuffers {
    static final int BYTES = 128 * 1024;
    private static final int MOST = 64;

    private static final Queue<ByteBuffer> FREE = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger MADE = new AtomicInteger();

    private LentBuffers() {}

    static Optional<ByteBuffer> take() {
        ByteBuffer free = FREE.poll();
        if (free != null) {
            return Optional.of(free);
        }
        if (MADE.get() >= MOST || MADE.incrementAndGet() > MOST) {
            return Optional.empty();
        }
        return Optional.of(ByteBuffer.allocateDirect(BYTES));
    }

    /** Takes one back; its owner must not use it again. */
    static void give(ByteBuffer buffer) {
        FREE.add(buffer);
    }
}
