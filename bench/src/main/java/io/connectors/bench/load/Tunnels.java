package io.connectors.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Small requests inside of TLS inside of tunnels.
 *
 * @param port of a forward proxy
 * @param place at the end of the tunnel, {@code host:port}
 * @param proxyAuthorization value of Proxy-Authorization
 * @param trust what proxies show for that place
 */
public record Tunnels(int port, String place, String proxyAuthorization, SSLContext trust) {
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final String END = "\r\n\r\n";

    /** What becomes of a tunnel's keys after its request. */
    public enum Session {
        /** The next handshake builds on the last one, where the proxy can do that. */
        KEPT,
        /** The next one begins from nothing. */
        FORGOTTEN
    }

    /** Opens a tunnel for each request, on so many threads. */
    public Load fresh(String path, Session session, int connections, Duration time)
            throws IOException, InterruptedException {
        var count = new Count();
        Crew.work(connections, () -> {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (count.isBefore(time)) {
                long begun = System.nanoTime();
                try (SSLSocket inside = open(buffer, session)) {
                    count.add(begun, exchange(inside, request(path), buffer));
                }
            }
            return 0;
        });
        return count.load();
    }

    /** Opens tunnels that stay, which is not measured with what they carry. */
    public Kept keep(int connections) throws IOException, InterruptedException {
        return new Kept(Crew.work(connections, () -> open(new byte[BUFFER_BYTES], Session.FORGOTTEN)));
    }

    /** Tunnels that stay. */
    public final class Kept implements AutoCloseable {
        private final ConcurrentLinkedQueue<SSLSocket> sockets;

        private Kept(List<SSLSocket> sockets) {
            this.sockets = new ConcurrentLinkedQueue<>(sockets);
        }

        /** Asks for a path again and again in each of them, on a thread of its own. */
        public Load run(String path, Duration time) throws IOException, InterruptedException {
            var count = new Count();
            Crew.work(sockets.size(), () -> {
                byte[] buffer = new byte[BUFFER_BYTES];
                try (SSLSocket inside = sockets.remove()) {
                    while (count.isBefore(time)) {
                        count.add(System.nanoTime(), exchange(inside, request(path), buffer));
                    }
                }
                return 0;
            });
            return count.load();
        }

        @Override
        public void close() throws IOException {
            for (SSLSocket left = sockets.poll(); left != null; left = sockets.poll()) {
                left.close();
            }
        }
    }

    /** What all clients of one run saw. */
    private static final class Count {
        private final long start = System.nanoTime();
        private final Latencies latencies = new Latencies();
        private final AtomicLong failed = new AtomicLong();

        boolean isBefore(Duration end) {
            return System.nanoTime() - start < end.toNanos();
        }

        void add(long begun, boolean good) {
            latencies.add(System.nanoTime() - begun);
            if (!good) {
                failed.incrementAndGet();
            }
        }

        Load load() {
            return new Load(
                    Duration.ofNanos(System.nanoTime() - start),
                    latencies.count(),
                    0,
                    failed.get(),
                    latencies.percentile(50),
                    latencies.percentile(99));
        }
    }

    private byte[] request(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + place + END).getBytes(StandardCharsets.ISO_8859_1);
    }

    private SSLSocket open(byte[] buffer, Session session) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String connect = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place + "\r\nProxy-Authorization: "
                    + proxyAuthorization + END;
            socket.getOutputStream().write(connect.getBytes(StandardCharsets.ISO_8859_1));
            String answer = head(socket.getInputStream(), buffer).text();
            if (!answer.startsWith("HTTP/1.1 200") && !answer.startsWith("HTTP/1.0 200")) {
                throw new IOException("CONNECT was answered with "
                        + answer.lines().findFirst().orElse("nothing"));
            }
            String host = place.substring(0, place.lastIndexOf(':'));
            var inside = (SSLSocket) trust.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
            inside.startHandshake();
            if (session == Session.FORGOTTEN) {
                inside.getSession().invalidate();
            }
            return inside;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static boolean exchange(SSLSocket inside, byte[] request, byte[] buffer) throws IOException {
        inside.getOutputStream().write(request);
        InputStream in = inside.getInputStream();
        Head head = head(in, buffer);
        ClientSocket.Answer answer = ClientSocket.parse(head.text());
        for (long left = answer.length() - head.beyond(); left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException("The connection ended inside an answer");
            }
            left -= count;
        }
        return answer.isGood();
    }

    /**
     * The head of an answer.
     *
     * @param beyond bytes of the body that came with it
     */
    private record Head(String text, int beyond) {}

    private static Head head(InputStream in, byte[] buffer) throws IOException {
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                throw new EOFException("The connection ended before an answer");
            }
            length += count;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            int end = text.indexOf(END);
            if (end >= 0) {
                int headLength = end + END.length();
                return new Head(text.substring(0, headLength), length - headLength);
            }
        }
    }
}
