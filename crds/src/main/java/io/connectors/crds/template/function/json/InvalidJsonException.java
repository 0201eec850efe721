package io.connectors.crds.template.function.json;

/** A value has no JSON form, or a text is no JSON. The message holds positions and types, never content. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidJsonException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
