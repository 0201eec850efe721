package io.connectors.crds.template;

/** A template that cannot be parsed or rendered. The message says where: {@code name:line:column}. */
public final class TemplateException extends RuntimeException {
    TemplateException(String name, int line, int column, String problem) {
        super(name + ":" + line + ":" + column + ": " + problem);
    }
}
