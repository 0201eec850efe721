package io.connectors.proxy.message;

import java.util.Set;

/**
 * A request without its body.
 *
 * @param form how the client wrote the target; to the tool always origin-form
 * @param origin where it goes: from the client, what its URL or Host says; to the tool, the tool
 * @param framing never {@link Framing.UntilClose}
 */
public record RequestHead(
        String method, TargetForm form, Origin origin, RequestTarget target, Headers headers, Framing framing) {

    public boolean hasBody() {
        return switch (framing) {
            case Framing.None() -> false;
            case Framing.Sized(long length) -> length > 0;
            case Framing.Chunked _, Framing.UntilClose _ -> true;
        };
    }

    public RequestHead withHeaders(Headers other) {
        return new RequestHead(method, form, origin, target, other, framing);
    }

    /** Tells whether the other side may switch to these protocols, in lower case; to none it may not. */
    public boolean asksForUpgradeTo(Set<String> protocols) {
        return !protocols.isEmpty() && headers.tokens("upgrade").containsAll(protocols);
    }
}
