package io.connectors.proxy.inject;

import io.connectors.crds.credential.Credential;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.HopByHop;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * Makes the request that the tool gets. Whatever the client said about its identity is dropped, not overwritten:
 * clients send dummy credentials, and two of them would be one too many.
 */
public final class Injection {
    private static final Set<String> FROM_CLIENT_ONLY = Set.of(
            "host",
            // The container has answered "100 Continue" already.
            "expect",
            "authorization",
            "private-token",
            "job-token",
            "deploy-token",
            "x-api-key");

    private Injection() {}

    /** Returns the request for that place with that credential. */
    public static RequestHead proxyToServerRequest(
            RequestHead clientToProxyRequest, Origin origin, RequestTarget target, Credential credential) {
        Framing framing = clientToProxyRequest.framing();
        boolean trailers = framing instanceof Framing.Chunked;
        Headers kept = HopByHop.strip(clientToProxyRequest.headers())
                .without(name -> FROM_CLIENT_ONLY.contains(name)
                        || name.startsWith("proxy-")
                        || name.startsWith("$ws")
                        || (name.equals("trailer") && !trailers));
        return new RequestHead(clientToProxyRequest.method(), origin, target, with(kept, credential), framing);
    }

    private static Headers with(Headers headers, Credential credential) {
        return switch (credential) {
            case Credential.Basic(String username, String password) ->
                headers.with("Authorization", "Basic " + base64(username + ":" + password));
            case Credential.Bearer(String token) -> headers.with("Authorization", "Bearer " + token);
            case Credential.Anonymous() -> headers;
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
