package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request on a socket of its own, byte for byte as the test writes it: no client library improves it. */
final class RawHttp {
    private static final int TIME_OUT_MILLIS = 60_000;

    record Answer(int status, List<String> headers, String body) {
        Optional<String> header(String name) {
            var prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    private RawHttp() {}

    /** Sends a request without a body. */
    static Answer get(int port, String target, String... headers) {
        List<String> lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1"));
        lines.addAll(List.of(headers));
        lines.add("Connection: close");
        return send(port, String.join("\r\n", lines) + "\r\n\r\n");
    }

    private static Answer send(int port, String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIME_OUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Transcript.seen(text);
            int end = text.indexOf("\r\n\r\n");
            if (end < 0) {
                throw new AssertionError("no HTTP answer from port " + port + ": '" + text + "'");
            }
            List<String> head = text.substring(0, end).lines().toList();
            return new Answer(
                    Integer.parseInt(head.getFirst().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())),
                    head.subList(1, head.size()),
                    text.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
