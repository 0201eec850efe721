package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Map;

/** The users that are not service accounts, and how users are written. */
final class Identities {

    static final String AUTHENTICATED = "system:authenticated";
    static final String UNAUTHENTICATED = "system:unauthenticated";
    static final String ANONYMOUS_NAME = "system:anonymous";

    static final UserInfo ANONYMOUS = new UserInfo(ANONYMOUS_NAME, "", List.of(UNAUTHENTICATED), Map.of());
    static final UserInfo ADMIN = new UserInfo("admin", "", List.of("system:masters", AUTHENTICATED), Map.of());

    private Identities() {}

    /** Writes a user as reviews say it, without what is empty. */
    static ObjectNode json(UserInfo user) {
        ObjectNode json = Json.object().put("username", user.username());
        if (!user.uid().isEmpty()) {
            json.put("uid", user.uid());
        }
        if (!user.groups().isEmpty()) {
            fill(json.putArray("groups"), user.groups());
        }
        if (!user.extra().isEmpty()) {
            ObjectNode extra = json.putObject("extra");
            user.extra().forEach((key, values) -> fill(extra.putArray(key), values));
        }
        return json;
    }

    private static void fill(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
