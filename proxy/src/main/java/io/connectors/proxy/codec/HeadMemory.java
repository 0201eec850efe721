package io.connectors.proxy.codec;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all heads that are longer than usual may take up together. Nobody needs a token to begin one, and whoever sends it slowly, or waits
 * for a tool with it, holds its memory for that long.
 */
public final class HeadMemory {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param most in bytes */
    public HeadMemory(long most) {
        this.most = most;
    }

    /** Returns how many bytes are taken now. */
    public long taken() {
        return taken.get();
    }

    boolean take(int bytes) {
        if (taken.addAndGet(bytes) > most) {
            giveBack(bytes);
            return false;
        }
        return true;
    }

    void giveBack(int bytes) {
        taken.addAndGet(-bytes);
    }
}
