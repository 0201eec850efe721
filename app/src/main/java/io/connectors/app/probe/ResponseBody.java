package io.connectors.app.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the body of an HTTP/1.1 answer up to a size; what is beyond it, or comes broken, is left out. */
final class ResponseBody {
    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_CHUNK_LINE = 1024;
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("[0-9a-fA-F]{1,8}");

    private final InputStream input;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private ResponseBody(InputStream input) {
        this.input = input;
    }

    /**
     * Reads what is there.
     *
     * @param wanted false: only a short body of known length is read, because closing a connection with unread bytes resets it, which the
     *     tool would log as an error; a stream without end is not worth waiting for
     */
    static String read(InputStream input, ResponseHead head, boolean wanted) {
        if (!wanted && !isShort(head)) {
            return "";
        }
        ResponseBody reading = new ResponseBody(input);
        try {
            reading.read(head);
        } catch (IOException _) {
            // The status is known; a body that is cut short is judged as far as it came.
        }
        return reading.body.toString(StandardCharsets.UTF_8);
    }

    private static boolean isShort(ResponseHead head) {
        String length = head.header("Content-Length").orElse("");
        return LENGTH.matcher(length).matches() && Long.parseLong(length) <= MAX_BYTES;
    }

    private void read(ResponseHead head) throws IOException {
        if (head.status() == 204 || head.status() == 304) {
            return;
        }
        if (head.header("Transfer-Encoding").filter("chunked"::equalsIgnoreCase).isPresent()) {
            readChunks();
            return;
        }
        String length = head.header("Content-Length").orElse("");
        take(LENGTH.matcher(length).matches() ? Long.parseLong(length) : Long.MAX_VALUE);
    }

    private void readChunks() throws IOException {
        while (body.size() < MAX_BYTES) {
            String line = line();
            int extension = line.indexOf(';');
            String size = (extension < 0 ? line : line.substring(0, extension)).strip();
            if (!CHUNK.matcher(size).matches() || Long.parseLong(size, 16) == 0) {
                return;
            }
            take(Long.parseLong(size, 16));
            line();
        }
    }

    private void take(long bytes) throws IOException {
        body.writeBytes(input.readNBytes((int) Math.min(bytes, MAX_BYTES - body.size())));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int read;
        while ((read = input.read()) != '\n' && read >= 0 && line.length() < MAX_CHUNK_LINE) {
            line.append((char) read);
        }
        return line.toString();
    }
}
