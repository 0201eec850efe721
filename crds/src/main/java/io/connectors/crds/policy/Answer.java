package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of an evaluation. No value appears in {@code toString}: it may be a credential. */
public sealed interface Answer {

    /** The value of the rule. */
    record Value(JsonNode value) implements Answer {
        @Override
        public String toString() {
            return "Value[hidden]";
        }
    }

    /** The rule has no value for this input. */
    record Undefined() implements Answer {}

    /**
     * The rule is at fault; asking again does not help.
     *
     * @param problem completes "The rule …"; never a value of the input
     */
    record Failed(String problem) implements Answer {}

    /**
     * The engine is at fault, or there is none.
     *
     * @param problem a sentence; never a value of the input
     */
    record Unavailable(String problem) implements Answer {}
}
