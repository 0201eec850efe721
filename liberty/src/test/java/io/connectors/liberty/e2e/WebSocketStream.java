package io.connectors.liberty.e2e;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The server's side of a WebSocket after its handshake, as far as {@code kubectl exec} needs it: small messages, one frame each. */
final class WebSocketStream {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int FINAL = 0x80;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int LONGEST = 125;

    private final DataInputStream in;
    private final OutputStream out;

    WebSocketStream(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** Returns the proof that the server has read the handshake's key. */
    static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the next message with something in it, a character for each byte; empty when the client says good-bye. */
    Optional<String> receive() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte() & 0x7f;
            if (length > LONGEST) {
                throw new IOException("a longer message than this test expects");
            }
            byte[] mask = in.readNBytes(4);
            byte[] content = in.readNBytes(length);
            for (int i = 0; i < content.length; i++) {
                content[i] ^= mask[i % mask.length];
            }
            if (opcode == CLOSE) {
                return Optional.empty();
            }
            if (opcode == BINARY && content.length > 0) {
                return Optional.of(new String(content, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** Sends a message of at most 124 characters on one of the channels that share the socket. */
    void send(int channel, String text) throws IOException {
        var message = new ByteArrayOutputStream();
        message.write(channel);
        message.write(text.getBytes(StandardCharsets.UTF_8));
        frame(BINARY, message.toByteArray());
    }

    void close() throws IOException {
        frame(CLOSE, new byte[] {0x03, (byte) 0xe8});
    }

    private void frame(int opcode, byte[] content) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(FINAL | opcode);
        frame.write(content.length);
        frame.write(content);
        out.write(frame.toByteArray());
        out.flush();
    }
}
