package io.connectors.crds.template.callable;

/**
 * A function or method cannot answer. The engine adds the position and the function's name. The message holds names, types and numbers of
 * arguments, never a value: values can be secrets.
 */
public final class FunctionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String authorsWords;

    public FunctionException(String problem) {
        this(problem, "");
    }

    /**
     * For a template that ends itself.
     *
     * @param authorsWords kept out of the message, because they can be put together from values
     */
    public FunctionException(String problem, String authorsWords) {
        super(problem);
        this.authorsWords = authorsWords;
    }

    public String authorsWords() {
        return authorsWords;
    }
}
