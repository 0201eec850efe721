package io.connectors.crds.template;

import java.util.Optional;

/** A template cannot be rendered with the given data: types do not fit, a function refuses, or a limit is met. */
public final class TemplateExecException extends TemplateException {
    private static final long serialVersionUID = 1L;

    private final String authorsWords;

    TemplateExecException(String position, String problem) {
        this(position, problem, "");
    }

    TemplateExecException(String position, String problem, String authorsWords) {
        super(position, problem);
        this.authorsWords = authorsWords;
    }

    /**
     * Returns what the template says with {@code fail}. It is no part of the message, because it can hold any value that the template was
     * given; whoever shows it knows that none of them is secret, or takes those out.
     */
    public Optional<String> authorsWords() {
        return Optional.of(authorsWords).filter(words -> !words.isEmpty());
    }
}
