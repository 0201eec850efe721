package io.connectors.sandbox.behaviour;

import com.fasterxml.jackson.databind.JsonNode;

/** One event of a watch. */
record WatchEvent(String type, JsonNode object) {

    static WatchEvent of(String text) {
        JsonNode event = Json.ofAnswer(text);
        return new WatchEvent(event.path("type").asText(), event.path("object"));
    }

    String at(String pointer) {
        return object.at(pointer).asText();
    }

    String name() {
        return at("/metadata/name");
    }

    String resourceVersion() {
        return at("/metadata/resourceVersion");
    }

    /** What happened to what: {@code ADDED forge}. */
    String summary() {
        return type + " " + name();
    }
}
