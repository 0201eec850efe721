package io.connectors.crds.template.function.regex;

/** Says why a text is no regular expression; never repeats the text. */
public final class InvalidPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    InvalidPatternException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }
}
