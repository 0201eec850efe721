package io.connectors.crds.template.budget;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds the cost of one evaluation. Every method throws {@link BudgetException} when a bound is met; code in between lets that
 * exception pass. An object serves one evaluation and one thread.
 */
public final class Budget {
    /** Reading the clock costs more than most steps. */
    private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 256;

    private final long timeNanos;
    private final long bytes;
    private final int depth;
    private final LongSupplier nanoTime;
    private long lookedAtNanos;
    private long spentNanos;
    private long bytesLeft;
    private int depthNow;
    private int steps;

    /**
     * Makes a budget that starts now.
     *
     * @param bytes all that an evaluation may produce, intermediate values included
     * @param depth of values in values, and of templates in templates
     * @param nanoTime a monotonic clock
     */
    public Budget(Duration time, long bytes, int depth, LongSupplier nanoTime) {
        this.timeNanos = time.toNanos();
        this.bytes = bytes;
        this.depth = depth;
        this.nanoTime = nanoTime;
        this.lookedAtNanos = nanoTime.getAsLong();
        this.bytesLeft = bytes;
    }

    /** Counts one small piece of work: an element of a loop, a node, a comparison. */
    public void step() {
        if (++steps % STEPS_PER_LOOK_AT_THE_CLOCK == 0) {
            checkTime();
        }
    }

    /** Counts work that is as long as some text or list. */
    public void steps(long count) {
        if (count >= STEPS_PER_LOOK_AT_THE_CLOCK) {
            checkTime();
        } else {
            step();
        }
    }

    /** Counts the memory of a value that exists or is about to: a byte for each byte of text, 16 for each element. */
    public void charge(long size) {
        requires(size);
        bytesLeft -= size;
        steps(size);
    }

    /** Refuses work whose result will not fit, before it is begun, without counting it. */
    public void requires(long size) {
        if (size < 0 || size > bytesLeft) {
            throw new BudgetException("produces more than " + bytes + " bytes of intermediate values");
        }
    }

    /** Enters a value inside a value; {@link #ascend} leaves it. */
    public void descend() {
        if (depthNow >= depth) {
            throw new BudgetException(
                    "values or templates nest deeper than " + depth + " levels, or contain themselves");
        }
        depthNow++;
        step();
    }

    public void ascend() {
        depthNow--;
    }

    /** Looks at the clock. One pause counts no more than half of the time: it is the machine that paused, as all work is done in small steps. */
    public void checkTime() {
        long now = nanoTime.getAsLong();
        spentNanos += Math.min(now - lookedAtNanos, timeNanos / 2);
        lookedAtNanos = now;
        if (spentNanos >= timeNanos) {
            throw new BudgetException("takes longer than " + timeNanos / 1_000_000 + " ms");
        }
    }
}
