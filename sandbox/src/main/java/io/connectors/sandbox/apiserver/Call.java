package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.resource.UserInfo;
import io.connectors.sandbox.resource.Warnings;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * One authenticated request, its body read.
 *
 * @param warnings goes with the answer, be it a success or not
 */
record Call(
        String method, String path, Query query, HttpFields headers, String body, UserInfo user, Warnings warnings) {

    String header(String name) {
        @Nullable String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** Returns who owns the fields this request sets. */
    String fieldManager() {
        String named = query.text("fieldManager");
        if (!named.isEmpty()) {
            return named;
        }
        String agent = header("User-Agent");
        int slash = agent.indexOf('/');
        return slash < 0 ? agent : agent.substring(0, slash);
    }
}
