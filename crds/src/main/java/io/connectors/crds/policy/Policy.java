package io.connectors.crds.policy;

/**
 * A module in Rego, and whose it is. Its answer is the rule {@code auth} of package {@code proxy}.
 *
 * @param owner the class; modules of one owner are kept apart from those of any other
 */
public record Policy(String owner, String module) {}
