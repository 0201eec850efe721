package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** What the server said. */
sealed interface Reply {

    /** A JSON document. */
    record Document(int status, JsonNode json) implements Reply {
        boolean isOk() {
            return status == 200;
        }

        @Override
        public String toString() {
            return "Document[" + status + "]";
        }
    }

    /** More than was asked for; it was not read to its end. */
    record TooLong() implements Reply {}

    /**
     * Nothing of use.
     *
     * @param problem a sentence
     */
    record None(String problem) implements Reply {}
}
