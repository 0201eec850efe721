package io.connectors.crds.policy;

/**
 * Where a module lies on the server. Beside it lies one of ours, whose value is a list with the module's answer or an empty one. So an
 * answer that is undefined differs from a module that is not there, as after a restart of the server.
 *
 * @param name letters, digits and underscores; a name for each version of a module
 */
record Place(String name) {
    private static final String FAMILY = "connectors";

    String moduleRoot() {
        return FAMILY + "." + name + ".module";
    }

    String modulePath() {
        return policyPath("module");
    }

    String answerPath() {
        return policyPath("answer");
    }

    /** In words that both versions of the language read. */
    String answerModule() {
        return """
                package %1$s.%2$s.answer

                values = [value | value = data.%3$s.proxy.auth]
                """.formatted(FAMILY, name, moduleRoot());
    }

    String valuePath() {
        return "/v1/data/" + FAMILY + "/" + name + "/answer/values";
    }

    private String policyPath(String part) {
        return "/v1/policies/" + FAMILY + "/" + name + "/" + part;
    }
}
