package io.connectors.proxy.listener;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs connections. The first ones get threads of the kernel: it wakes them itself when bytes come, and a lone client is answered in half
 * the time. All others get virtual threads, which take up a tenth of the memory: there may be thousands of them.
 */
public final class ConnectionThreads implements Executor, AutoCloseable {
    private static final long KEPT_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /** @param kernelThreads how many connections at one time have a thread of the kernel; at least one */
    public ConnectionThreads(int kernelThreads) {
        this.threads = new ThreadPoolExecutor(
                0,
                kernelThreads,
                KEPT_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("client-", 0).factory(),
                (connection, _) -> Thread.ofVirtual().name("client").start(connection));
    }

    @Override
    public void execute(Runnable connection) {
        threads.execute(connection);
    }

    /** Lets the threads go when their connections have ended. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
