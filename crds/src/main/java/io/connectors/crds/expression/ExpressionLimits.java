package io.connectors.crds.expression;

import java.time.Duration;

/**
 * What one expression may use up.
 *
 * @param codePoints length of the expression
 * @param depth how deep its parts may be nested
 * @param steps parts evaluated; long texts and lists count by their size
 * @param time wall time of one evaluation
 */
public record ExpressionLimits(int codePoints, int depth, long steps, Duration time) {
    /** The steps stop an expression that grows; the time is for a machine that is too busy to take them. */
    public static final ExpressionLimits DEFAULT =
            new ExpressionLimits(16 * 1024, 1000, 1_000_000, Duration.ofSeconds(1));

    /** Refuses limits that allow nothing. */
    public ExpressionLimits {
        if (codePoints < 1 || depth < 1 || steps < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
