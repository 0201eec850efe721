package io.connectors.crds.expression;

/** What is left of one evaluation's steps and time. Belongs to one thread. */
final class Budget {
    private static final int CHECK_EVERY = 1024;
    /** Texts and lists longer than this are never made. */
    private static final long MAX_SIZE = 1 << 20;

    private final long deadline;
    private long left;
    private long nextCheck;

    Budget(ExpressionLimits limits) {
        this.left = limits.steps();
        this.nextCheck = left - CHECK_EVERY;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new BudgetExhaustedException("takes too many steps");
        }
        if (left < nextCheck) {
            nextCheck = left - CHECK_EVERY;
            checkTime();
        }
    }

    /** Pays for reading a text. */
    void spendReading(long size) {
        spend(size / 10);
    }

    /** Pays for making a text or list, before it is made. */
    void spendMaking(long size) {
        if (size > MAX_SIZE) {
            throw new BudgetExhaustedException("makes a value that is too large");
        }
        spend(size / 10);
    }

    private void checkTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new BudgetExhaustedException("takes too long");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new BudgetExhaustedException("was interrupted");
        }
    }
}
