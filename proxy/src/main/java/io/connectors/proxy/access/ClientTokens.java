package io.connectors.proxy.access;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.v1alpha1.ClientTokenLocation;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Finds the ServiceAccount token in what a client sent. */
public final class ClientTokens {
    private final String audience;
    private final Function<Headers, Decision<FoundToken>> inAuthorization = this::inAuthorization;

    /** Takes the audiences that tokens must have; the first one is what clients are told to ask for. */
    public ClientTokens(List<String> audiences) {
        this.audience = audiences.getFirst();
    }

    /** User name, as it was sent, and token. */
    public record UserAndToken(String user, FoundToken found) {}

    /** Looks at the places that a class declares, in their order, then at Authorization: the password of Basic, or Bearer. */
    public Decision<FoundToken> forServer(RequestHead request, List<ClientTokenLocation> declared) {
        for (ClientTokenLocation location : declared) {
            Optional<FoundToken> found = TokenPlace.of(location)
                    .flatMap(place -> shown(request, place).map(token -> new FoundToken(token, place)));
            if (found.isPresent()) {
                return Decision.passed(found.get());
            }
        }
        Headers headers = request.headers();
        return headers.contains("Authorization") || !headers.contains("Proxy-Authorization")
                ? headers.once(inAuthorization)
                : forProxy(headers).then(both -> Decision.passed(both.found()));
    }

    /** Reads Proxy-Authorization: only Basic has room for the names of Connectors. */
    public Decision<UserAndToken> forProxy(Headers headers) {
        return only(headers, "Proxy-Authorization")
                .then(value -> scheme(value).equals("basic")
                        ? basic(value, new TokenPlace.ProxyPassword())
                        : malformed("Proxy-Authorization is not Basic with <namespace>/<connector> as user name."));
    }

    private Decision<FoundToken> inAuthorization(Headers headers) {
        return only(headers, "Authorization").then(value -> switch (scheme(value)) {
            case "basic" -> basic(value, new TokenPlace.BasicPassword()).then(both -> Decision.passed(both.found()));
            case "bearer" -> bearer(value);
            default -> malformed("Authorization is neither Basic nor Bearer.");
        });
    }

    /** What is shown in a place, if it is a token at all; anything else there may be meant for the tool. */
    private Optional<ClientToken> shown(RequestHead request, TokenPlace place) {
        return switch (place) {
            case TokenPlace.Header(String name, String prefix) ->
                request.headers().first(name).flatMap(value -> after(prefix, value));
            case TokenPlace.Query(String name, String prefix) ->
                Query.of(request.target()).first(name).flatMap(value -> after(prefix, value));
            case TokenPlace.BasicPassword _ -> shownAs("basic", request.headers());
            case TokenPlace.Bearer _ -> shownAs("bearer", request.headers());
            case TokenPlace.ProxyPassword _, TokenPlace.Anywhere _ -> Optional.empty();
        };
    }

    private Optional<ClientToken> shownAs(String scheme, Headers headers) {
        boolean used = headers.all("Authorization").stream()
                .anyMatch(value -> scheme(value).equals(scheme));
        return used && headers.once(inAuthorization) instanceof Decision.Passed<FoundToken>(FoundToken found)
                ? Optional.of(found.token())
                : Optional.empty();
    }

    private static Optional<ClientToken> after(String prefix, String value) {
        return value.startsWith(prefix) && value.length() > prefix.length()
                ? Optional.of(new ClientToken(value.substring(prefix.length()).trim()))
                : Optional.empty();
    }

    private Decision<String> only(Headers headers, String name) {
        List<String> values = headers.all(name);
        return switch (values.size()) {
            case 0 -> Decision.refused(Reason.TOKEN_MISSING, "The request carries no " + name + ". " + advice());
            case 1 -> Decision.passed(values.getFirst().trim());
            default -> malformed("There is more than one " + name + ".");
        };
    }

    private Decision<FoundToken> bearer(String value) {
        return token(parameter("bearer", value), new TokenPlace.Bearer());
    }

    private Decision<UserAndToken> basic(String value, TokenPlace place) {
        String decoded;
        try {
            byte[] bytes = Base64.getDecoder().decode(parameter("basic", value));
            decoded = new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return malformed("The Basic credentials are not base64.");
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return malformed("The Basic credentials have no password.");
        }
        return token(decoded.substring(colon + 1), place)
                .then(found -> Decision.passed(new UserAndToken(decoded.substring(0, colon), found)));
    }

    private Decision<FoundToken> token(String text, TokenPlace place) {
        return text.isEmpty()
                ? Decision.refused(Reason.TOKEN_MISSING, "The token is empty. " + advice())
                : Decision.passed(new FoundToken(new ClientToken(text), place));
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

    /** Returns what follows the scheme of a trimmed value; a token is long enough to be copied once only. */
    private static String parameter(String scheme, String value) {
        int start = scheme.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return value.substring(start);
    }
}
