package io.connectors.proxy.message;

import java.util.List;

/**
 * Finds out how a body ends, and refuses what two parsers could read differently: that is how requests are smuggled.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-6.3">RFC 9112, 6.3</a>
 */
public final class FramingRules {
    private static final int MAX_LENGTH_DIGITS = 18;

    private FramingRules() {}

    /** Returns the framing of a request. */
    public static Framing ofRequest(Headers headers) {
        Framing declared = declared(headers);
        return declared instanceof Framing.UntilClose ? Framing.NONE : declared;
    }

    /** Returns the framing of the response to a request with that method. */
    public static Framing ofResponse(String requestMethod, int status, Headers headers) {
        Framing declared = declared(headers);
        boolean bodiless = requestMethod.equals("HEAD") || status == 204 || status == 304 || status < 200;
        return bodiless ? Framing.NONE : declared;
    }

    private static Framing declared(Headers headers) {
        List<String> encodings = headers.all("transfer-encoding");
        List<String> lengths = headers.all("content-length");
        if (encodings.isEmpty()) {
            return lengths.isEmpty() ? Framing.UNTIL_CLOSE : new Framing.Sized(length(lengths));
        }
        if (!lengths.isEmpty()) {
            throw new MalformedMessageException("Content-Length and Transfer-Encoding exclude each other");
        }
        if (encodings.size() != 1 || !encodings.getFirst().trim().equalsIgnoreCase("chunked")) {
            throw new MalformedMessageException("The only Transfer-Encoding allowed is \"chunked\"");
        }
        return Framing.CHUNKED;
    }

    private static long length(List<String> values) {
        String value = values.getFirst().trim();
        if (values.size() != 1) {
            throw new MalformedMessageException("There is more than one Content-Length");
        }
        if (value.isEmpty() || value.length() > MAX_LENGTH_DIGITS || !isDigits(value)) {
            throw new MalformedMessageException("Content-Length is not a number");
        }
        return Long.parseLong(value);
    }

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
