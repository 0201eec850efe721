package io.connectors.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Clients that read a large answer at a MiB a second. */
public final class SlowReaders implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos() / 16;

    private final List<ClientSocket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private SlowReaders() {}

    public static SlowReaders start(Route route, String path, int count) throws IOException {
        var readers = new SlowReaders();
        try {
            var request = ClientSocket.head("GET", path, route);
            for (int i = 0; i < count; i++) {
                ClientSocket socket = ClientSocket.open(route, BUFFER_BYTES);
                readers.sockets.add(socket);
                socket.send(request);
                readers.threads.add(
                        Thread.ofPlatform().daemon().name("slow-reader").start(() -> read(socket)));
            }
            return readers;
        } catch (IOException e) {
            readers.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sockets.forEach(ClientSocket::close);
        threads.forEach(Thread::interrupt);
    }

    private static void read(ClientSocket socket) {
        try {
            long left = socket.awaitHead().length();
            while (left > 0) {
                left -= socket.readSome(left);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException closed) {
            // The end of what was to be shown.
        }
    }
}
