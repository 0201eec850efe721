package io.connectors.proxy.wire;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A tool that records what it gets, byte for byte, and answers as the test wants; paths that nobody scripted get 200. */
public final class RawTool implements AutoCloseable {
    private final ServerSocket listener;
    private final Thread acceptor;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();

    /** What the tool does with a request. */
    public interface Script {
        void run(RawExchange exchange) throws IOException;
    }

    public RawTool() {
        this(plainListener());
    }

    public RawTool(ServerSocket listener) {
        this.listener = listener;
        this.acceptor = Thread.ofPlatform().daemon().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port();
    }

    /** Scripts the requests whose target ends like this. */
    public RawTool on(String targetEnd, Script script) {
        scripts.put(targetEnd, script);
        return this;
    }

    public List<String> heads() {
        return heads;
    }

    public String lastHead() {
        return heads.getLast();
    }

    public int connections() {
        return connections.get();
    }

    /** Counts every byte that arrived, whether it made a request or not. */
    public long received() {
        return received.get();
    }

    public void forget() {
        heads.clear();
        received.set(0);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            // An acceptor that is still in its last call would answer once more.
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                // What was sent is there when the script goes on.
                socket.setTcpNoDelay(true);
                connections.incrementAndGet();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(counted(socket.getInputStream()));
            while (!socket.isClosed()) {
                RawExchange exchange = new RawExchange(socket, in, RawExchange.readHead(in));
                heads.add(exchange.head());
                script(exchange.target()).run(exchange);
            }
        } catch (IOException gone) {
            // The proxy hung up, or the script did.
        }
    }

    private InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                received.addAndGet(Math.max(0, count));
                return count;
            }
        };
    }

    private Script script(String target) {
        return scripts.entrySet().stream()
                .filter(entry -> target.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(exchange -> {
                    exchange.body();
                    exchange.reply("ok");
                });
    }

    private static ServerSocket plainListener() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
