package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.sandbox.resource.Json;

/** The conversion between versions of a kind, which changes nothing but the name of the version. */
public final class Versions {

    private Versions() {}

    /** Returns the object itself when it has the version already. */
    public static ObjectNode inVersion(ObjectNode object, String apiVersion) {
        if (object.path("apiVersion").asText().equals(apiVersion)) {
            return object;
        }
        ObjectNode converted = Json.object();
        converted.setAll(object);
        converted.set("apiVersion", TextNode.valueOf(apiVersion));
        return converted;
    }
}
