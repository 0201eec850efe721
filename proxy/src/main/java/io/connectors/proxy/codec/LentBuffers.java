package io.connectors.proxy.codec;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * Memory that is lent, because to get it anew costs more than to use it once. There are so many buffers at most; whoever comes after that
 * makes one of his own.
 */
final class LentBuffers {
    private final Queue<ByteBuffer> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger made = new AtomicInteger();
    private final int size;
    private final int most;
    private final IntFunction<ByteBuffer> allocation;

    /** @param allocation makes a buffer of a size */
    LentBuffers(int size, int most, IntFunction<ByteBuffer> allocation) {
        this.size = size;
        this.most = most;
        this.allocation = allocation;
    }

    Optional<ByteBuffer> take() {
        ByteBuffer spare = free.poll();
        if (spare != null) {
            return Optional.of(spare);
        }
        if (made.get() >= most || made.incrementAndGet() > most) {
            return Optional.empty();
        }
        return Optional.of(allocation.apply(size));
    }

    /** Takes one back; its owner must not use it again. */
    void give(ByteBuffer buffer) {
        free.add(buffer);
    }
}
