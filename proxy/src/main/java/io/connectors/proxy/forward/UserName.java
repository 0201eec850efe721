package io.connectors.proxy.forward;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The user name of a forward proxy's client: {@code ns/name[,ns/name…]}, raw or percent-encoded. */
final class UserName {
    private static final int MOST = 32;

    private UserName() {}

    static Decision<List<ResourceRef>> connectors(String user) {
        String[] names = user.split("[,]|%2[Cc]", -1);
        if (names.length > MOST) {
            return Decision.refused(Reason.TOKEN_MALFORMED, "The user name lists more than " + MOST + " Connectors.");
        }
        List<ResourceRef> connectors = new ArrayList<>(names.length);
        for (String name : names) {
            Optional<ResourceRef> connector = ResourceRef.parse(name.trim(), "");
            if (connector.isEmpty()) {
                return Decision.refused(
                        Reason.TOKEN_MALFORMED,
                        "The user name must be <namespace>/<connector>, or several of these with commas between.");
            }
            connectors.add(connector.get());
        }
        return Decision.passed(connectors);
    }
}
