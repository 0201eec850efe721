package io.connectors.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests at a steady rate, whatever the answers take: each is timed from the moment when it was due, so that a pause of the proxy
 * counts for all requests it held up.
 *
 * @param perSecond over all connections
 */
public record Pace(Route route, String path, int connections, int perSecond) {
    private static final int BUFFER_BYTES = 4 * 1024;
    private static final long NANOS = 1_000_000_000L;

    /** Returns a request as it is sent. */
    public static ByteBuffer request(Route route, String path) {
        return ClientSocket.head("GET", path, route);
    }

    public Load run(Duration time) throws IOException, InterruptedException {
        ByteBuffer request = ClientSocket.head("GET", path, route);
        return run(time, _ -> request.duplicate(), false);
    }

    /**
     * Sends a request of its own each time.
     *
     * @param refusedIsGood whether an answer other than 2xx is what is expected
     */
    public Load run(Duration time, IntFunction<ByteBuffer> requests, boolean refusedIsGood)
            throws IOException, InterruptedException {
        var latencies = new Latencies();
        var failed = new AtomicLong();
        var next = new AtomicLong();
        long total = time.toSeconds() * perSecond;
        long start = System.nanoTime();
        Crew.work(connections, () -> {
            ClientSocket socket = ClientSocket.open(route, BUFFER_BYTES);
            try {
                for (long turn = next.getAndIncrement(); turn < total; turn = next.getAndIncrement()) {
                    long due = start + turn * NANOS / perSecond;
                    awaitTime(due);
                    try {
                        socket.send(requests.apply((int) turn));
                        ClientSocket.Answer answer = socket.awaitHead();
                        socket.skipBody(answer);
                        if (!answer.isGood() && !refusedIsGood) {
                            failed.incrementAndGet();
                        }
                        latencies.add(System.nanoTime() - due);
                    } catch (IOException closed) {
                        failed.incrementAndGet();
                        socket.close();
                        socket = ClientSocket.open(route, BUFFER_BYTES);
                    }
                }
            } finally {
                socket.close();
            }
            return 0;
        });
        return new Load(
                Duration.ofNanos(System.nanoTime() - start),
                latencies.count(),
                0,
                failed.get(),
                latencies.percentile(50),
                latencies.percentile(99));
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
