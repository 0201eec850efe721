package io.connectors.proxy.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One message that arrived, and the socket to answer on. */
public final class RawExchange {
    private final Socket socket;
    private final InputStream in;
    private final String head;

    RawExchange(Socket socket, InputStream in, String head) {
        this.socket = socket;
        this.in = in;
        this.head = head;
    }

    /** Returns request line or status line and header fields, without the empty line. */
    public String head() {
        return head;
    }

    public String target() {
        return head.split(" ", 3)[1];
    }

    /** Tells the connections of the other side apart. */
    public int peer() {
        return socket.getPort();
    }

    public InputStream in() {
        return in;
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public void reply(String body) throws IOException {
        send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    public void close() throws IOException {
        socket.close();
    }

    /** Returns the value of a header field, or an empty text. */
    public String header(String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return "";
    }

    /** Reads the body that the head announces; decoded when it is chunked, trailers left out. */
    public String body() throws IOException {
        if (header("Transfer-Encoding").isEmpty()) {
            String length = header("Content-Length");
            return length.isEmpty() ? "" : read(Integer.parseInt(length));
        }
        StringBuilder body = new StringBuilder();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.append(read(size));
            line(in);
        }
        while (!line(in).isEmpty()) {
            // A trailer field.
        }
        return body.toString();
    }

    /** Tells whether the other side has nothing more to say; waits until it says something or ends. */
    public boolean isOver() {
        try {
            return in.read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Reads a chunked body to its end and returns how many bytes of data it had. */
    public long drainChunked() throws IOException {
        long total = 0;
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size);
            total += size;
            line(in);
        }
        while (!line(in).isEmpty()) {
            // A trailer field.
        }
        return total;
    }

    public String read(int bytes) throws IOException {
        return new String(in.readNBytes(bytes), StandardCharsets.ISO_8859_1);
    }

    /** Reads up to a text that comes in any case, and with it. */
    public String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end, text.length() - end.length()) < 0) {
            text.append(read(1));
        }
        return text.toString();
    }

    static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            head.append(line).append("\r\n");
        }
        return head.toString();
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended after \"" + line + "\"");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
