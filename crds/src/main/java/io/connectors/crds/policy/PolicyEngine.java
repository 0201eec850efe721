package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** Evaluates policies. Both calls wait for the engine, within its limits, and never throw for what an author or an engine can do. */
public interface PolicyEngine {
    /** What an installation without engine has. */
    PolicyEngine NONE = new NoEngine();

    /** Makes a policy ready, unless it is. */
    Compilation prepare(Policy policy);

    /** Evaluates a policy, anew each time. */
    Answer evaluate(Policy policy, JsonNode input);
}
