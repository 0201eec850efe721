package io.connectors.proxy.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends exactly what it is told to. */
public final class RawClient implements AutoCloseable {
    private static final int LIMIT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    public RawClient(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.socket.setSoTimeout(LIMIT_MILLIS);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Asks for a tunnel, which must be granted, and goes on inside of it. */
    public RawClient tunnel(String connect) throws IOException {
        String head = send(connect).response().head();
        if (!head.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("The tunnel was refused: " + head);
        }
        return this;
    }

    /** Puts TLS on the connection and returns the client inside of it; fails when the handshake does. */
    public RawClient secured(ClientTls tls) throws IOException {
        return new RawClient(tls.handshake(socket));
    }

    /** Returns the socket, for what only it knows, such as the server's certificate. */
    public Socket socket() {
        return socket;
    }

    /** Sends a chunk of a chunked body. */
    public RawClient chunk(byte[] bytes) throws IOException {
        return send(Integer.toHexString(bytes.length) + "\r\n").send(bytes).send("\r\n");
    }

    /** Reads the head of the next response. */
    public RawExchange response() throws IOException {
        return new RawExchange(socket, in, RawExchange.readHead(in));
    }

    /** Reads the next response with its body, which is decoded when it is chunked. Not for answers to HEAD. */
    public String wholeResponse() throws IOException {
        RawExchange response = response();
        return response.head() + "\r\n" + response.body();
    }

    /** Reads until the server closes; says so when it resets instead, and when it does neither. */
    public String untilClose() {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (SocketTimeoutException open) {
            text.append("<still open>");
        } catch (IOException reset) {
            text.append("<reset>");
        }
        return text.toString();
    }

    /** Tells the server that nothing follows, and goes on reading. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Leaves as a process does that is killed: the server gets a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
