package io.connectors.bench.measure;

import java.time.Duration;

/** CPU time in {@code /proc/PID/stat}. */
final class KernelTicks {
    // USER_HZ, which the kernel promises to programs on every architecture that runs a JDK.
    private static final long MILLIS = 10;
    // After the name, which is in parentheses and may hold anything: state is field 3, utime field 14.
    private static final int USER = 14 - 3;
    private static final int LAST = USER + 3;

    private KernelTicks() {}

    /** Adds user and system time of a process and of its children that have ended; 0 for a process that is gone. */
    static long ofStat(String stat) {
        if (stat.isEmpty()) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = USER; i <= LAST; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    static Duration duration(long ticks) {
        return Duration.ofMillis(ticks * MILLIS);
    }
}
