package io.connectors.sandbox.authorization;

import io.connectors.sandbox.resource.UserInfo;

/** Says whether a user may do something. Safe for use by any thread. */
public interface Authorizer {

    Decision authorize(UserInfo user, AccessAttributes access);
}
