package io.connectors.app.validation;

import io.connectors.crds.template.TemplateException;
import io.connectors.crds.template.Templates;

/** The rule for templates: they parse. What depends on values shows when they are rendered. */
final class TemplateRule {
    private TemplateRule() {}

    /**
     * @param name what the position in the message begins with
     */
    static void check(String name, String text, Field at, Findings findings) {
        if (!Bounds.permit(text, Bounds.TEMPLATE_CHARS, at, findings)) {
            return;
        }
        try {
            var _ = Templates.parse(name, text);
        } catch (TemplateException e) {
            findings.error(
                    at, "The template does not parse: %s.".formatted(withoutStop(String.valueOf(e.getMessage()))));
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
