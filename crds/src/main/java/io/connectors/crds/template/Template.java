package io.connectors.crds.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Safe for use by several threads. */
public interface Template {
    /**
     * Renders the template.
     *
     * @param data the dot: string keys; values are maps, lists, strings, booleans, Long, Double or null
     * @throws TemplateException when the data does not fit, or the output grows beyond its limit
     */
    String render(Map<String, ? extends @Nullable Object> data);
}
