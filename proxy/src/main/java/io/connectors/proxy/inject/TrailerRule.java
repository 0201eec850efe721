package io.connectors.proxy.inject;

import io.connectors.proxy.access.ShownToken;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.HopByHop;
import io.connectors.proxy.message.RequestHead;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a client may say after its body: nothing that it may not say before it, and nothing about what was said there. A tool may put
 * both together, and the last word would be the client's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-6.5.1">RFC 9110, 6.5.1</a>
 */
final class TrailerRule implements UnaryOperator<Headers> {
    private static final Set<String> NEVER =
            Set.of("content-encoding", "content-range", "content-type", "cookie", "expect", "host", "trailer");

    private final RequestHead proxyToServerRequest;
    private final ShownToken token;

    /**
     * Creates the rule.
     *
     * @param proxyToServerRequest with everything that was injected into it
     */
    TrailerRule(RequestHead proxyToServerRequest, ShownToken token) {
        this.proxyToServerRequest = proxyToServerRequest;
        this.token = token;
    }

    @Override
    public Headers apply(Headers trailers) {
        if (trailers.isEmpty()) {
            return trailers;
        }
        Headers saidBefore = proxyToServerRequest.headers();
        Headers kept = HopByHop.strip(trailers)
                .without(name -> NEVER.contains(name) || saidBefore.contains(name) || Injection.isFromClientOnly(name));
        return Injection.withoutToken(kept, token);
    }
}
