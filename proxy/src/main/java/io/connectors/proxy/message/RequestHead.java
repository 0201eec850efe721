package io.connectors.proxy.message;

/**
 * A request without its body.
 *
 * @param origin where it goes: from the client, what its URL or Host says; to the tool, the tool
 * @param framing never {@link Framing.UntilClose}
 */
public record RequestHead(String method, Origin origin, RequestTarget target, Headers headers, Framing framing) {

    public boolean hasBody() {
        return switch (framing) {
            case Framing.None() -> false;
            case Framing.Sized(long length) -> length > 0;
            case Framing.Chunked _, Framing.UntilClose _ -> true;
        };
    }
}
