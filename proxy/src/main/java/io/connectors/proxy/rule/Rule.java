package io.connectors.proxy.rule;

import io.connectors.crds.policy.Policy;

/**
 * A rule of a class.
 *
 * @param field where the class has it, for messages
 */
public record Rule(String className, String field, String module) {

    /** Returns the rule that makes the credential of an auth type. */
    public static Rule generator(String className, String authType, String module) {
        return new Rule(className, "generator.rego of the auth type \"" + authType + "\"", module);
    }

    /** Returns the rule that finds the token of a client. */
    public static Rule extractor(String className, String module) {
        return new Rule(className, "spec.proxy.authExtractor.rego", module);
    }

    Policy policy() {
        return new Policy(className, module);
    }
}
