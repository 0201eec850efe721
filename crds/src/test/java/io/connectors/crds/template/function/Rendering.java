package io.connectors.crds.template.function;

import io.connectors.crds.template.TemplateLimits;
import io.connectors.crds.template.Templates;
import java.time.Duration;
import java.util.Map;

/** What the tests of functions render: templates without data. */
final class Rendering {
    /** A busy machine must not turn an answer into a time-out. */
    private static final TemplateLimits PATIENT = new TemplateLimits(
            Duration.ofMinutes(1), TemplateLimits.DEFAULT.outputBytes(), TemplateLimits.DEFAULT.depth());

    private Rendering() {}

    static String of(String template) {
        return Templates.parse("t", template, PATIENT).render(Map.of());
    }
}
