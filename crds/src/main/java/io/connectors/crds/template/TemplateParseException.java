package io.connectors.crds.template;

/** A text is no template: its syntax is wrong, it names a function that is not provided, or it is too large. */
public final class TemplateParseException extends TemplateException {
    private static final long serialVersionUID = 1L;

    TemplateParseException(String position, String problem) {
        super(position, problem);
    }
}
