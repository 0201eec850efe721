package io.connectors.sandbox.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import java.util.Optional;

/** An object as a token names it: the uid tells a new one of the same name from the one that was meant. */
record ObjectIdentity(String name, String uid) {

    static ObjectIdentity of(ObjectNode object) {
        ObjectMeta meta = ObjectMeta.of(object);
        return new ObjectIdentity(meta.name(), meta.uid());
    }

    static Optional<ObjectIdentity> ofClaim(JsonNode claim) {
        return claim.isObject()
                ? Optional.of(new ObjectIdentity(
                        claim.path("name").asText(""), claim.path("uid").asText("")))
                : Optional.empty();
    }

    ObjectNode claim() {
        ObjectNode claim = Json.object().put("name", name);
        if (!uid.isEmpty()) {
            claim.put("uid", uid);
        }
        return claim;
    }
}
