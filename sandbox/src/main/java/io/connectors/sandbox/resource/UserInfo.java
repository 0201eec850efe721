package io.connectors.sandbox.resource;

import java.util.List;
import java.util.Map;

/** Who sends a request, as authentication found out. */
public record UserInfo(String username, String uid, List<String> groups, Map<String, List<String>> extra) {

    public UserInfo {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
