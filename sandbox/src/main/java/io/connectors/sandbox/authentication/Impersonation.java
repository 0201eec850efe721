package io.connectors.sandbox.authentication;

import io.connectors.sandbox.authorization.AccessAttributes;
import io.connectors.sandbox.authorization.AccessDenied;
import io.connectors.sandbox.authorization.Authorizer;
import io.connectors.sandbox.authorization.Decision;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a user act as another one, who is named by the {@code Impersonate-*} headers.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/">Kubernetes: user
 *     impersonation</a>
 */
public final class Impersonation {

    private static final String USER = "impersonate-user";
    private static final String GROUP = "impersonate-group";
    private static final String UID = "impersonate-uid";
    private static final String EXTRA = "impersonate-extra-";
    private static final String AUTHENTICATION_GROUP = "authentication.k8s.io";

    private final Authorizer authorizer;

    public Impersonation(Authorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * Returns the user that a request acts as: the sender, or the one its headers name.
     *
     * @param headers all headers of the request, with names in lower case
     * @throws ApiException 403 when the sender may not act as that user, 400 when the headers name no user
     */
    public UserInfo actingUser(UserInfo sender, Map<String, List<String>> headers) {
        String username = first(headers, USER);
        String uid = first(headers, UID);
        List<String> groups = headers.getOrDefault(GROUP, List.of());
        Map<String, List<String>> extra = extra(headers);
        if (username.isEmpty()) {
            if (groups.isEmpty() && uid.isEmpty() && extra.isEmpty()) {
                return sender;
            }
            throw ApiException.badRequest(
                    "requested to impersonate a group, uid or extra without impersonating a user name");
        }
        UserInfo wanted = new UserInfo(username, uid, groupsOf(username, groups), extra);
        needed(wanted, groups).forEach(access -> check(sender, access));
        return wanted;
    }

    private static List<AccessAttributes.Resource> needed(UserInfo wanted, List<String> groups) {
        List<AccessAttributes.Resource> needed = new ArrayList<>();
        Optional<ServiceAccountName> account = ServiceAccountName.ofUsername(wanted.username());
        needed.add(account.map(found -> access("", "serviceaccounts", "", found.namespace(), found.name()))
                .orElseGet(() -> access("", "users", "", "", wanted.username())));
        groups.forEach(group -> needed.add(access("", "groups", "", "", group)));
        wanted.extra()
                .forEach((key, values) -> values.forEach(
                        value -> needed.add(access(AUTHENTICATION_GROUP, "userextras", key, "", value))));
        if (!wanted.uid().isEmpty()) {
            needed.add(access(AUTHENTICATION_GROUP, "uids", "", "", wanted.uid()));
        }
        return needed;
    }

    private static AccessAttributes.Resource access(
            String group, String resource, String subresource, String namespace, String name) {
        return new AccessAttributes.Resource("impersonate", group, resource, subresource, namespace, name);
    }

    private void check(UserInfo sender, AccessAttributes access) {
        Decision decision = authorizer.authorize(sender, access);
        if (!decision.allowed()) {
            throw AccessDenied.of(sender, access, decision);
        }
    }

    /** Headers name all groups or none; what every user has is added, as authentication would have done. */
    private static List<String> groupsOf(String username, List<String> named) {
        List<String> groups = new ArrayList<>(named);
        if (named.isEmpty()) {
            ServiceAccountName.ofUsername(username)
                    .ifPresent(account -> groups.addAll(ServiceAccountName.groups(account.namespace())));
        }
        if (username.equals(Identities.ANONYMOUS_NAME)) {
            if (!groups.contains(Identities.UNAUTHENTICATED)) {
                groups.add(Identities.UNAUTHENTICATED);
            }
        } else if (!groups.contains(Identities.AUTHENTICATED) && !groups.contains(Identities.UNAUTHENTICATED)) {
            groups.add(Identities.AUTHENTICATED);
        }
        return groups;
    }

    private static Map<String, List<String>> extra(Map<String, List<String>> headers) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (name.startsWith(EXTRA)) {
                extra.put(decode(name.substring(EXTRA.length())), values);
            }
        });
        return extra;
    }

    private static String decode(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return key;
        }
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }
}
