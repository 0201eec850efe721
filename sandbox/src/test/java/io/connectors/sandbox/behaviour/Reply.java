package io.connectors.sandbox.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** An answer of the API server. */
record Reply(int status, String contentType, List<String> warnings, String text) {

    JsonNode body() {
        return Json.ofAnswer(text);
    }

    /** The text at a JSON pointer, empty when there is none. */
    String at(String pointer) {
        return body().at(pointer).asText();
    }

    boolean has(String pointer) {
        return !body().at(pointer).isMissingNode();
    }

    long number(String pointer) {
        return body().at(pointer).asLong();
    }

    String name() {
        return at("/metadata/name");
    }

    String uid() {
        return at("/metadata/uid");
    }

    String resourceVersion() {
        return at("/metadata/resourceVersion");
    }

    /** The texts that each element of the array at a pointer has at a second pointer. */
    List<String> each(String array, String pointer) {
        return StreamSupport.stream(body().at(array).spliterator(), false)
                .map(element -> element.at(pointer).asText())
                .toList();
    }

    Reply expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Expected HTTP " + wanted + " but got " + status + ": " + text);
        }
        return this;
    }
}
