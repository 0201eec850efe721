package io.connectors.proxy.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestTarget;
import java.net.URLDecoder;
import java.util.Base64;

/** The text of a client's token, to find again where a request shows it. */
public record ShownToken(String text) {

    public static ShownToken of(FoundToken found) {
        return new ShownToken(found.token().value());
    }

    /** Tells whether a header field shows it, as it is or in the base64 of Basic authentication. */
    public boolean isIn(Field field) {
        return field.value().contains(text)
                || (field.name().equalsIgnoreCase("authorization")
                        && decoded(field.value()).contains(text));
    }

    /** Tells whether a query parameter shows it, however that is encoded. */
    public boolean isInQuery(RequestTarget target) {
        Query query = Query.of(target);
        return !query.withoutValue(text).equals(query);
    }

    /** Tells whether the path shows it, however that is encoded. */
    public boolean isInPath(RequestTarget target) {
        return target.path().contains(text) || unescaped(target.path()).contains(text);
    }

    /** Hides it. */
    @Override
    public String toString() {
        return "ShownToken[hidden]";
    }

    private static String unescaped(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException badPercentSign) {
            return path;
        }
    }

    private static String decoded(String authorization) {
        try {
            int blank = authorization.indexOf(' ');
            return new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(blank + 1).trim()),
                    ISO_8859_1);
        } catch (IllegalArgumentException otherScheme) {
            return "";
        }
    }
}
