package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.InboundBuffer;
import io.connectors.proxy.deadline.Deadline;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.upstream.UpstreamTunnel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Copies bytes both ways until both sides have ended. The end of one side is passed on and the other one may go on. Silence in both
 * directions ends the tunnel after the idle time, and a right that is withdrawn ends it when it is asked about next.
 */
final class TunnelCopy {
    private static final int BUFFER_BYTES = 16 * 1024;

    private final Deadlines deadlines;
    private final TunnelLimits limits;
    private final AtomicInteger open = new AtomicInteger();

    TunnelCopy(Deadlines deadlines, TunnelLimits limits) {
        this.deadlines = deadlines;
        this.limits = limits;
    }

    /** What went through, and whether the right to it was withdrawn. */
    record Passed(long fromClient, long toClient, boolean withdrawn) {}

    int open() {
        return open.get();
    }

    /** Returns when the tunnel is closed. */
    Passed run(ClientTunnel client, UpstreamTunnel tool, BooleanSupplier stillAllowed) {
        Runnable cut = () -> {
            client.cut();
            tool.cut();
        };
        open.incrementAndGet();
        try (Deadline deadline = deadlines.watch(cut)) {
            deadline.within(limits.idle());
            CountDownLatch ended = new CountDownLatch(2);
            Direction up = new Direction(client.in(), deadline);
            Direction down = new Direction(tool.in(), deadline);
            start("tunnel-up", ended, () -> up.copy(tool.out(), tool::endOutput, cut));
            start("tunnel-down", ended, () -> down.copy(client.out(), client::endOutput, cut));
            boolean withdrawn = isWithdrawnBefore(ended, stillAllowed);
            cut.run();
            ended.await();
            return new Passed(up.bytes, down.bytes, withdrawn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Passed(0, 0, false);
        } finally {
            cut.run();
            open.decrementAndGet();
        }
    }

    private boolean isWithdrawnBefore(CountDownLatch ended, BooleanSupplier stillAllowed) throws InterruptedException {
        while (!ended.await(limits.recheck().toNanos(), TimeUnit.NANOSECONDS)) {
            if (!stillAllowed.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    private static void start(String name, CountDownLatch ended, Runnable direction) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                direction.run();
            } finally {
                ended.countDown();
            }
        });
    }

    /** What happens at the orderly end of a direction. */
    private interface End {
        void pass() throws IOException;
    }

    private final class Direction {
        private final InboundBuffer source;
        private final Deadline deadline;
        // Written by the copying thread, read after it has ended.
        private long bytes;

        Direction(InboundBuffer source, Deadline deadline) {
            this.source = source;
            this.deadline = deadline;
        }

        void copy(OutputStream target, End end, Runnable broken) {
            byte[] buffer = new byte[BUFFER_BYTES];
            try {
                for (int count = source.read(buffer, 0, buffer.length);
                        count >= 0;
                        count = source.read(buffer, 0, buffer.length)) {
                    deadline.within(limits.idle());
                    target.write(buffer, 0, count);
                    target.flush();
                    bytes += count;
                    deadline.within(limits.idle());
                }
                end.pass();
            } catch (IOException e) {
                broken.run();
            }
        }
    }
}
