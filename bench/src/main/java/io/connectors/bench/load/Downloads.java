package io.connectors.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Large answers, read as fast as they come. */
public final class Downloads {
    private static final int BUFFER_BYTES = 256 * 1024;

    private Downloads() {}

    /** Reads on so many connections until the time is over; answers that are not complete then count as far as they came. */
    public static Load run(Route route, String path, int connections, Duration time)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var failed = new AtomicLong();
        List<Long> bytes = Crew.work(connections, () -> read(route, path, end, failed));
        return new Load(
                Duration.ofNanos(System.nanoTime() - start),
                0,
                bytes.stream().mapToLong(Long::longValue).sum(),
                failed.get(),
                Duration.ZERO,
                Duration.ZERO);
    }

    /** Reads one whole answer on each of so many connections. */
    public static Load whole(Route route, String path, int connections) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var failed = new AtomicLong();
        List<Long> bytes = Crew.work(connections, () -> {
            try (ClientSocket socket = ClientSocket.open(route, BUFFER_BYTES)) {
                socket.send(ClientSocket.head("GET", path, route));
                ClientSocket.Answer answer = socket.awaitHead();
                socket.skipBody(answer);
                if (!answer.isGood()) {
                    failed.incrementAndGet();
                }
                return answer.length();
            }
        });
        return new Load(
                Duration.ofNanos(System.nanoTime() - start),
                0,
                bytes.stream().mapToLong(Long::longValue).sum(),
                failed.get(),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static long read(Route route, String path, long end, AtomicLong failed) throws IOException {
        long total = 0;
        ByteBuffer request = ClientSocket.head("GET", path, route);
        try (ClientSocket socket = ClientSocket.open(route, BUFFER_BYTES)) {
            while (System.nanoTime() < end) {
                socket.send(request);
                ClientSocket.Answer answer = socket.awaitHead();
                if (!answer.isGood()) {
                    failed.incrementAndGet();
                }
                for (long left = answer.length(); left > 0 && System.nanoTime() < end; ) {
                    int count = socket.readSome(left);
                    left -= count;
                    total += count;
                }
            }
        }
        return total;
    }
}
