package io.connectors.proxy.message;

/**
 * A response without its body.
 *
 * @param reason the phrase after the status; may be empty
 */
public record ResponseHead(int status, String reason, Headers headers, Framing framing) {

    public ResponseHead withHeaders(Headers other) {
        return new ResponseHead(status, reason, other, framing);
    }
}
