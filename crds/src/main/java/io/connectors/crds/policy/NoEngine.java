package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** Stands where an installation has no engine. */
record NoEngine() implements PolicyEngine {
    static final String PROBLEM = "This installation has no engine for Rego (connectors.rego.url).";

    @Override
    public Compilation prepare(Policy policy) {
        return new Compilation.Unknown(PROBLEM);
    }

    @Override
    public Answer evaluate(Policy policy, JsonNode input) {
        return new Answer.Unavailable(PROBLEM);
    }
}
