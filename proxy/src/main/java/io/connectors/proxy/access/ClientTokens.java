package io.connectors.proxy.access;

import io.connectors.crds.access.ClientToken;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Finds the ServiceAccount token in what a client sent. */
public final class ClientTokens {
    private final String audience;

    /** Takes the audiences that tokens must have; the first one is what clients are told to ask for. */
    public ClientTokens(List<String> audiences) {
        this.audience = audiences.getFirst();
    }

    /** User name, as it was sent, and token. */
    public record UserAndToken(String user, ClientToken token) {}

    /** Reads Authorization: the password of Basic, or Bearer. */
    public Decision<ClientToken> forServer(Headers headers) {
        return only(headers, "Authorization").then(value -> switch (scheme(value)) {
            case "basic" -> basic(value).then(both -> Decision.passed(both.token()));
            case "bearer" -> bearer(value);
            default -> malformed("Authorization is neither Basic nor Bearer.");
        });
    }

    /** Reads Proxy-Authorization: only Basic has room for the names of Connectors. */
    public Decision<UserAndToken> forProxy(Headers headers) {
        return only(headers, "Proxy-Authorization")
                .then(value -> scheme(value).equals("basic")
                        ? basic(value)
                        : malformed("Proxy-Authorization is not Basic with <namespace>/<connector> as user name."));
    }

    private Decision<String> only(Headers headers, String name) {
        List<String> values = headers.all(name);
        return switch (values.size()) {
            case 0 -> Decision.refused(Reason.TOKEN_MISSING, "The request carries no " + name + ". " + advice());
            case 1 -> Decision.passed(values.getFirst().trim());
            default -> malformed("There is more than one " + name + ".");
        };
    }

    private Decision<ClientToken> bearer(String value) {
        return token(value.substring("bearer".length()).trim());
    }

    private Decision<UserAndToken> basic(String value) {
        String decoded;
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(value.substring("basic".length()).trim());
            decoded = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return malformed("The Basic credentials are not base64.");
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return malformed("The Basic credentials have no password.");
        }
        return token(decoded.substring(colon + 1))
                .then(token -> Decision.passed(new UserAndToken(decoded.substring(0, colon), token)));
    }

    private Decision<ClientToken> token(String text) {
        return text.isEmpty()
                ? Decision.refused(Reason.TOKEN_MISSING, "The token is empty. " + advice())
                : Decision.passed(new ClientToken(text));
    }

    private <T> Decision<T> malformed(String problem) {
        return Decision.refused(Reason.TOKEN_MALFORMED, problem + " " + advice());
    }

    private String advice() {
        return ("Send a ServiceAccount token of audience \"%1$s\" as the password of Basic authentication or as Bearer"
                        + " token. Try: kubectl create token <serviceaccount> --audience %1$s")
                .formatted(audience);
    }

    private static String scheme(String value) {
        int blank = value.indexOf(' ');
        return (blank < 0 ? value : value.substring(0, blank)).toLowerCase(Locale.ROOT);
    }
}
