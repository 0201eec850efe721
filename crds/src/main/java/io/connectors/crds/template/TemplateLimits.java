package io.connectors.crds.template;

import java.time.Duration;

/**
 * What one rendering may cost. Intermediate values are bounded as well: together they may take {@value #INTERMEDIATE_FACTOR} times the
 * output's limit, and no less than {@value #LEAST_INTERMEDIATE} bytes.
 *
 * @param time from the start of rendering to its end
 * @param outputBytes of the rendered text as UTF-8
 * @param depth of templates in templates, blocks and parentheses that are evaluated inside each other, and values in values
 */
public record TemplateLimits(Duration time, int outputBytes, int depth) {
    public static final TemplateLimits DEFAULT = new TemplateLimits(Duration.ofMillis(100), 1 << 20, 300);

    private static final int INTERMEDIATE_FACTOR = 16;
    private static final int LEAST_INTERMEDIATE = 65_536;

    public TemplateLimits {
        if (time.isNegative() || outputBytes < 0 || depth < 1) {
            throw new IllegalArgumentException("limits of a template are positive");
        }
    }

    long intermediateBytes() {
        return Math.max((long) outputBytes * INTERMEDIATE_FACTOR, LEAST_INTERMEDIATE);
    }
}
