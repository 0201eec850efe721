package io.connectors.liberty.e2e;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * A tool as a platform team connects it.
 *
 * @param authority PEM certificates that the Connector trusts
 * @param authParams of the Connector's authentication
 * @param params of the Connector itself
 */
record ConnectedTool(
        String className,
        URI address,
        Login login,
        String authority,
        Map<String, String> authParams,
        Map<String, String> params) {

    static ConnectedTool of(String className, URI address, Login login, String authority) {
        return new ConnectedTool(className, address, login, authority, Map.of(), Map.of());
    }

    ConnectedTool withAuthParam(String name, String value) {
        return new ConnectedTool(className, address, login, authority, with(authParams, name, value), params);
    }

    ConnectedTool withParam(String name, String value) {
        return new ConnectedTool(className, address, login, authority, authParams, with(params, name, value));
    }

    private static Map<String, String> with(Map<String, String> given, String name, String value) {
        Map<String, String> all = new HashMap<>(given);
        all.put(name, value);
        return Map.copyOf(all);
    }
}
