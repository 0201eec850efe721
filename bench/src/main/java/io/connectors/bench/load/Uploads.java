package io.connectors.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Large requests, written as fast as they are taken. */
public final class Uploads {
    private static final int PIECE_BYTES = 128 * 1024;
    private static final int PIECES = 800;
    private static final long BODY_BYTES = (long) PIECE_BYTES * PIECES;

    private Uploads() {}

    /** How the end of a body is told. */
    public enum Framing {
        LENGTH,
        CHUNKED
    }

    /** Sends bodies of 100 MiB on so many connections; none is begun after the time is over. */
    public static Load run(Route route, String path, Framing framing, int connections, Duration time)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        var failed = new AtomicLong();
        List<Long> bytes = Crew.work(connections, () -> write(route, path, framing, end, failed));
        return new Load(
                Duration.ofNanos(System.nanoTime() - start),
                0,
                bytes.stream().mapToLong(Long::longValue).sum(),
                failed.get(),
                Duration.ZERO,
                Duration.ZERO);
    }

    private static long write(Route route, String path, Framing framing, long end, AtomicLong failed)
            throws IOException {
        long total = 0;
        boolean chunked = framing == Framing.CHUNKED;
        ByteBuffer head = ClientSocket.head(
                "POST", path, route, chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + BODY_BYTES);
        ByteBuffer piece = chunked ? chunk() : ByteBuffer.allocateDirect(PIECE_BYTES);
        ByteBuffer lastChunk = ClientSocket.bytes("0\r\n\r\n");
        try (ClientSocket socket = ClientSocket.open(route, 1024)) {
            do {
                socket.send(head);
                for (int i = 0; i < PIECES; i++) {
                    socket.send(piece);
                }
                if (chunked) {
                    socket.send(lastChunk);
                }
                ClientSocket.Answer answer = socket.awaitHead();
                socket.skipBody(answer);
                if (!answer.isGood()) {
                    failed.incrementAndGet();
                }
                total += BODY_BYTES;
            } while (System.nanoTime() < end);
        }
        return total;
    }

    private static ByteBuffer chunk() {
        byte[] size = (Integer.toHexString(PIECE_BYTES) + "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        ByteBuffer chunk = ByteBuffer.allocateDirect(size.length + PIECE_BYTES + 2);
        chunk.put(size).position(size.length + PIECE_BYTES).put((byte) '\r').put((byte) '\n');
        return chunk.flip();
    }
}
