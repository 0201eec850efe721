package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.authentication.Authentication;
import io.connectors.sandbox.authentication.Impersonation;
import io.connectors.sandbox.authorization.AccessAttributes;
import io.connectors.sandbox.authorization.AccessDenied;
import io.connectors.sandbox.authorization.Authorizer;
import io.connectors.sandbox.authorization.Decision;
import io.connectors.sandbox.resource.UserInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/** Lets requests in: finds out who sends them, as whom they act, and whether that user may do it. */
final class Gate {

    // Only these look at the field selector; a right to create x must not open a create of y that mentions x.
    private static final Set<String> SELECTING = Set.of("list", "watch", "deletecollection");

    private final Authentication authentication;
    private final Impersonation impersonation;
    private final Authorizer authorizer;

    Gate(Authentication authentication, Impersonation impersonation, Authorizer authorizer) {
        this.authentication = authentication;
        this.impersonation = impersonation;
        this.authorizer = authorizer;
    }

    UserInfo identify(HttpFields headers) {
        UserInfo sender = authentication.authenticate(headers.get("Authorization"));
        Map<String, List<String>> byName = new HashMap<>();
        for (HttpField header : headers) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            if (name.startsWith("impersonate-")) {
                byName.put(name, headers.getValuesList(name));
            }
        }
        return byName.isEmpty() ? sender : impersonation.actingUser(sender, byName);
    }

    void require(UserInfo user, AccessAttributes access) {
        Decision decision = authorizer.authorize(user, access);
        if (!decision.allowed()) {
            throw AccessDenied.of(user, access, decision);
        }
    }

    static AccessAttributes attributes(String method, Query query, RequestPath path) {
        return switch (path) {
            case RequestPath.Other(var other) -> new AccessAttributes.Path(method.toLowerCase(Locale.ROOT), other);
            case RequestPath.Resource resource -> attributes(method, query, resource);
        };
    }

    private static AccessAttributes attributes(String method, Query query, RequestPath.Resource path) {
        String verb = verb(method, query, path);
        boolean ofNamespaceItself = path.group().isEmpty() && path.plural().equals("namespaces");
        return new AccessAttributes.Resource(
                verb,
                path.group(),
                path.plural(),
                path.subresource(),
                ofNamespaceItself ? path.name() : path.namespace(),
                path.name().isEmpty() && SELECTING.contains(verb) ? selectedName(query) : path.name());
    }

    private static String verb(String method, Query query, RequestPath.Resource path) {
        boolean collection = path.name().isEmpty();
        return switch (method) {
            case "GET", "HEAD" -> Options.isWatch(query) ? "watch" : collection ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "DELETE" -> collection ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }

    /** A list or watch of one name counts as about that object, so a right on the object suffices. */
    private static String selectedName(Query query) {
        for (String term : query.text("fieldSelector").split(",", -1)) {
            if (term.startsWith("metadata.name=")) {
                return term.substring("metadata.name=".length()).replaceFirst("^=", "");
            }
        }
        return "";
    }
}
