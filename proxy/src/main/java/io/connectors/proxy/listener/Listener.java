package io.connectors.proxy.listener;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port. */
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final int BACKLOG = 1024;
    private static final long PAUSE_NANOS = 50_000_000;

    private final ServerSocket socket;
    private final Greeting greeting;
    private final Connections connections;
    private final RequestHandler handler;
    private final Executor threads;

    private Listener(
            ServerSocket socket, Greeting greeting, Connections connections, RequestHandler handler, Executor threads) {
        this.threads = threads;
        this.socket = socket;
        this.greeting = greeting;
        this.connections = connections;
        this.handler = handler;
    }

    /** What is said before the first request. */
    public interface Greeting {
        Greeting NONE = wire -> wire;

        Wire exchange(Wire wire) throws IOException;
    }

    /**
     * Opens a port; connections are accepted when this returns.
     *
     * @param threads runs each connection to its end
     */
    public static Listener open(
            InetSocketAddress address,
            Greeting greeting,
            Connections connections,
            RequestHandler handler,
            Executor threads)
            throws IOException {
        // With channels, which can be read from and written to without a copy.
        ServerSocket socket = ServerSocketChannel.open().socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address, BACKLOG);
        } catch (IOException e) {
            socket.close();
            throw new IOException("Port " + address.getPort() + " cannot be opened: " + e.getMessage(), e);
        }
        Listener listener = new Listener(socket, greeting, connections, handler, threads);
        Thread.ofPlatform().daemon().name("listener-" + socket.getLocalPort()).start(listener::accept);
        return listener;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Accepts no more connections; those that there are go on. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Port {} was closed already", port(), e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                connections.admit(socket.accept()).ifPresent(place -> threads.execute(() -> serve(place)));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.warn("A connection to port {} could not be accepted", port(), e);
                    // The usual reason, no file descriptor left, does not go away by asking again at once.
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void serve(Place place) {
        try {
            connections.serve(greeting.exchange(place.wire()), handler);
        } catch (IOException e) {
            LOG.debug("A connection to port {} ended before its first request", port(), e);
        } finally {
            connections.release(place);
        }
    }
}
