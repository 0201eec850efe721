package io.connectors.sandbox.authorization;

import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;

/** Says in a 403 what a user may not do. */
public final class AccessDenied {

    private AccessDenied() {}

    public static ApiException of(UserInfo user, AccessAttributes access, Decision decision) {
        String who = "User " + Quoted.text(user.username()) + " cannot " + access.verb();
        String because = decision.reason().isEmpty() ? "" : ": " + decision.reason();
        return switch (access) {
            case AccessAttributes.Path(String verb, String path) ->
                ApiException.of(403, "forbidden: %s path %s%s".formatted(who, Quoted.text(path), because));
            case AccessAttributes.Resource resource -> {
                String what = "%s resource %s in API group %s %s%s"
                        .formatted(
                                who,
                                Quoted.text(resource.combined()),
                                Quoted.text(resource.group()),
                                place(resource.namespace()),
                                because);
                yield new ApiException(
                        403,
                        "Forbidden",
                        subject(resource) + " is forbidden: " + what,
                        new ApiException.Subject(resource.group(), resource.resource(), resource.name()),
                        List.of());
            }
        };
    }

    private static String subject(AccessAttributes.Resource resource) {
        String type = resource.group().isEmpty() ? resource.resource() : resource.resource() + "." + resource.group();
        return resource.name().isEmpty() ? type : type + " " + Quoted.text(resource.name());
    }

    private static String place(String namespace) {
        return namespace.isEmpty() ? "at the cluster scope" : "in the namespace " + Quoted.text(namespace);
    }
}
