package io.connectors.sandbox;

import io.connectors.sandbox.authorization.AccessAttributes;
import io.connectors.sandbox.authorization.Authorizer;
import io.connectors.sandbox.authorization.Decision;
import io.connectors.sandbox.authorization.RbacAuthorizer;
import io.connectors.sandbox.authorization.RbacTypes;
import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.storage.ObjectStore;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a decision count every role and binding written before the request. */
final class CurrentRoles implements Authorizer {

    private final RbacAuthorizer rbac;
    private final ObjectStore store;
    private final AtomicLong seen = new AtomicLong(-1);

    CurrentRoles(RbacAuthorizer rbac, ObjectStore store) {
        this.rbac = rbac;
        this.store = store;
    }

    @Override
    public Decision authorize(UserInfo user, AccessAttributes access) {
        long changedAt = RbacTypes.ALL.stream()
                .mapToLong(type -> store.lastChangeOf(type.group(), type.plural()))
                .max()
                .orElse(0);
        if (seen.getAndSet(changedAt) != changedAt) {
            rbac.rolesChanged();
        }
        return rbac.authorize(user, access);
    }
}
