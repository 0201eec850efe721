package io.connectors.bench.load;

import java.time.Duration;
import java.util.Arrays;

/** Times of single requests. */
public final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    public synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    /** Returns the time that so many percent of the requests do not exceed; zero when there are none. */
    public synchronized Duration percentile(double percent) {
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(percent / 100 * count) - 1;
        return Duration.ofNanos(sorted[Math.clamp(index, 0, count - 1)]);
    }

    public synchronized int count() {
        return count;
    }
}
