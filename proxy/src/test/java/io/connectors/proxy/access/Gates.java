package io.connectors.proxy.access;

import io.connectors.crds.access.Authentication;
import io.connectors.crds.access.Caller;
import io.connectors.crds.access.Verdict;
import java.util.List;
import java.util.Map;

/** Gates for tests of what is behind them. The token is the name of a ServiceAccount in namespace demo. */
public final class Gates {
    private Gates() {}

    public static Gate allowing(String serviceAccount) {
        String user = "system:serviceaccount:demo:" + serviceAccount;
        return new Gate(
                token -> new Authentication.Authenticated(
                        new Caller("system:serviceaccount:demo:" + token.value(), "1", List.of(), Map.of())),
                (caller, permissions) -> caller.username().equals(user)
                        ? new Verdict.Allowed(caller)
                        : new Verdict.Forbidden(caller, permissions.getFirst()),
                _ -> true);
    }
}
