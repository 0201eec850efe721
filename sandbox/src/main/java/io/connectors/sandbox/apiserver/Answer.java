package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a request is answered with. */
sealed interface Answer {

    /** A JSON document; the warnings become headers that kubectl shows. */
    record Document(int status, ObjectNode body, List<String> warnings) implements Answer {
        Document(int status, ObjectNode body) {
            this(status, body, List.of());
        }
    }

    record Raw(int status, String contentType, String content) implements Answer {}

    record Stream(WatchFeed feed) implements Answer {}

    static Answer ok(ObjectNode body) {
        return new Document(200, body);
    }

    static Answer text(int status, String text) {
        return new Raw(status, "text/plain; charset=utf-8", text);
    }
}
