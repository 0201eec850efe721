package io.connectors.crds.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What must hold for every text and every data: an output within its limits, or the engine's own error. */
final class Endurance {
    private static final int OUTPUT_BYTES = 20_000;
    private static final TemplateLimits LIMITS = new TemplateLimits(Duration.ofMillis(50), OUTPUT_BYTES, 100);

    private Endurance() {}

    static void check(String template, @Nullable Object data) {
        try {
            String output = Templates.parse("t", template, LIMITS).render(data);
            assertThat(output.getBytes(StandardCharsets.UTF_8).length)
                    .as("bytes of output; an invalid byte became three")
                    .isLessThanOrEqualTo(3 * OUTPUT_BYTES);
        } catch (TemplateException e) {
            assertThat(e.position()).matches("t:\\d+:\\d+");
            assertThat(e).hasMessageStartingWith(e.position() + ": ").hasNoCause();
        }
    }
}
