package io.connectors.crds.template;

/**
 * A template cannot be parsed or rendered. The message begins with the position, and names functions, keys and types, never values: they can be
 * secrets.
 */
public abstract sealed class TemplateException extends RuntimeException
        permits TemplateParseException, TemplateExecException {
    private static final long serialVersionUID = 1L;

    private final String position;

    TemplateException(String position, String problem) {
        super(position + ": " + problem);
        this.position = position;
    }

    /** Is where in the template it happened: {@code name:line:column}, counted from 1, the column in characters. */
    public final String position() {
        return position;
    }
}
