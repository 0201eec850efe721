package io.connectors.crds.template.function.url;

/** Says why a text is no URL; never repeats the text, which may hold a password. */
public final class InvalidUrlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidUrlException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
