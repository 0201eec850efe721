package io.connectors.crds.template.function.semver;

/** Says why a text is no version or no constraint; never repeats the text, which may come from a Secret. */
public final class InvalidVersionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidVersionException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
