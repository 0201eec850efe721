package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** What the tests of the language render. */
final class TemplateText {
    /** A busy machine must not turn an answer into a time-out. */
    private static final TemplateLimits PATIENT = new TemplateLimits(
            Duration.ofMinutes(1), TemplateLimits.DEFAULT.outputBytes(), TemplateLimits.DEFAULT.depth());

    private TemplateText() {}

    static String rendered(String template) {
        return Templates.parse("t", template, PATIENT).render(data());
    }

    static AbstractThrowableAssert<?, ?> refusedByParser(String template) {
        return assertThatThrownBy(() -> Templates.parse("t", template)).isInstanceOf(TemplateParseException.class);
    }

    static AbstractThrowableAssert<?, ?> refusedWhenRendered(String template) {
        Template parsed = Templates.parse("t", template, PATIENT);
        return assertThatThrownBy(() -> parsed.render(data())).isInstanceOf(TemplateExecException.class);
    }

    static Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("name", "forge");
        data.put("count", 3L);
        data.put("share", 0.5);
        data.put("yes", true);
        data.put("nothing", null);
        data.put("letters", List.of("a", "b", "c"));
        data.put("numbers", Map.of("two", 2L, "one", 1L, "three", 3L));
        data.put("deep", Map.of("list", List.of(Map.of("x", "first"), Map.of("x", "second"))));
        data.put("none", List.of());
        data.put("secret", "s3cr3t");
        return data;
    }
}
