package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.resource.UserInfo;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** One authenticated request, its body read. */
record Call(String method, String path, Query query, HttpFields headers, String body, UserInfo user) {

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
