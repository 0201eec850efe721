package io.connectors.proxy.access;

import io.connectors.crds.access.Authentication;
import io.connectors.crds.access.Authorizer;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.access.Permission;
import io.connectors.crds.access.TokenAuthenticator;
import io.connectors.crds.access.Verdict;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lets a caller through that may use every Connector it named. */
public final class Gate {
    private final Function<ClientToken, Authentication> authenticator;
    private final Authority authority;
    private final Predicate<ResourceRef> exists;

    /** Asks the API server by way of the shared caches. */
    public Gate(TokenAuthenticator authenticator, Authorizer authorizer, Predicate<ResourceRef> exists) {
        this(authenticator::authenticate, authorizer::authorize, exists);
    }

    Gate(Function<ClientToken, Authentication> authenticator, Authority authority, Predicate<ResourceRef> exists) {
        this.authenticator = authenticator;
        this.authority = authority;
        this.exists = exists;
    }

    /** Finds out whose token it is. */
    public Decision<Caller> identify(ClientToken token) {
        return switch (authenticator.apply(token)) {
            case Authentication.Authenticated(Caller caller) -> Decision.passed(caller);
            case Authentication.Rejected rejected -> Decision.refused(Reason.TOKEN_REJECTED, rejected.message());
            case Authentication.Unavailable _ -> unknown();
        };
    }

    /** Checks the right to use each of the Connectors. */
    public Decision<Caller> permit(Caller caller, List<ResourceRef> connectors) {
        List<Permission> wanted = new ArrayList<>(connectors.size());
        connectors.forEach(connector -> wanted.add(Permission.useProxy(connector)));
        return switch (authority.authorize(caller, wanted)) {
            case Verdict.Allowed _ -> existing(caller, wanted);
            case Verdict.Forbidden(var _, Permission missing) -> notPermitted(caller, missing);
            case Verdict.Unknown _ -> unknown();
        };
    }

    private Decision<Caller> existing(Caller caller, List<Permission> wanted) {
        for (Permission permission : wanted) {
            if (!exists.test(permission.object())) {
                return notPermitted(caller, permission);
            }
        }
        return Decision.passed(caller);
    }

    // One text for both cases: who may not use a Connector must not learn whether there is one.
    private static Decision<Caller> notPermitted(Caller caller, Permission permission) {
        return Decision.refused(
                Reason.NOT_PERMITTED,
                "\"%s\" may not use Connector \"%s\", or there is no such Connector. Needed: %s."
                        .formatted(caller.username(), permission.object(), permission.describe()));
    }

    private static Decision<Caller> unknown() {
        return Decision.refused(
                Reason.ACCESS_UNKNOWN, "The Kubernetes API server did not answer in time. Try again in some seconds.");
    }

    /** Tells whether a caller has all of some permissions. */
    interface Authority {
        Verdict authorize(Caller caller, List<Permission> permissions);
    }
}
