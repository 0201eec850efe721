package io.connectors.crds.template;

import java.util.List;

/** Parses templates. */
public final class Templates {
    private Templates() {}

    /**
     * Parses a template: text and actions with fields of the dot, {@code $}, string and integer literals, parentheses, pipelines,
     * {@code if}, {@code with}, {@code range}, {@code else}, comments, trim markers, and the functions {@code and b64enc default eq ne not or
     * printf trimPrefix trimSuffix urlParse}. Each does what Go's text/template with sprig does; everything else is refused.
     *
     * @param name says in messages which template it is
     * @throws TemplateException when the text is no template, or uses what is not supported
     */
    public static Template parse(String name, String text) {
        Source source = new Source(name, text);
        List<Node> nodes = new Parser(source, new Lexer(source).pieces()).template();
        return data -> new Rendering(source, data).render(nodes);
    }
}
