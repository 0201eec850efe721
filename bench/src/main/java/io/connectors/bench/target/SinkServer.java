package io.connectors.bench.target;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tool that reads uploads and says how long they were ({@code /upload}), never answers ({@code /hang}), and tells how many requests
 * wait for that ({@code /hanging}). It trusts its clients: it is not what is measured.
 */
final class SinkServer {
    private static final int BACKLOG = 4096;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final AtomicInteger hanging = new AtomicInteger();

    private SinkServer() {}

    /** Serves until the process is ended. The argument is a port. */
    public static void main(String[] arguments) throws IOException {
        var server = new SinkServer();
        try (var socket = new ServerSocket(Integer.parseInt(arguments[0]), BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> server.serve(client));
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedInputStream(client.getInputStream(), 1024);
            OutputStream out = client.getOutputStream();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                answer(line.split(" ", -1)[1], in, out);
            }
        } catch (IOException gone) {
            // So is the reason to go on.
        }
    }

    private void answer(String path, InputStream in, OutputStream out) throws IOException {
        long body = body(in);
        if (path.endsWith("/hang")) {
            hang(in);
            return;
        }
        String answer = path.endsWith("/hanging") ? hanging.toString() : Long.toString(body);
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private void hang(InputStream in) throws IOException {
        hanging.incrementAndGet();
        try {
            if (in.read() >= 0) {
                throw new IOException("More than one request");
            }
        } finally {
            hanging.decrementAndGet();
        }
    }

    private static long body(InputStream in) throws IOException {
        long length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:");
        }
        byte[] buffer = length > 0 || chunked ? new byte[BUFFER_BYTES] : new byte[0];
        if (!chunked) {
            read(in, length, buffer);
            return length;
        }
        long total = 0;
        for (int size = chunk(in); size > 0; size = chunk(in)) {
            read(in, size, buffer);
            line(in);
            total += size;
        }
        line(in);
        return total;
    }

    private static int chunk(InputStream in) throws IOException {
        String line = line(in);
        int extension = line.indexOf(';');
        return HexFormat.fromHexDigits(extension < 0 ? line : line.substring(0, extension));
    }

    private static void read(InputStream in, long length, byte[] buffer) throws IOException {
        long left = length;
        while (left > 0) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException();
            }
            left -= count;
        }
    }

    /** Returns a line, empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
