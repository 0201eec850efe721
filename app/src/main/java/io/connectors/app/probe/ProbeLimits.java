package io.connectors.app.probe;

import io.connectors.crds.egress.EgressRule;
import java.time.Duration;

/**
 * Limits of all probes.
 *
 * @param connectTimeout for one address of the tool
 * @param wholeTimeout for everything from the name to the answer, redirects included
 * @param perHost probes of one host at the same time; others wait
 * @param egress which addresses may be dialled
 */
public record ProbeLimits(Duration connectTimeout, Duration wholeTimeout, int perHost, EgressRule egress) {
    /** Refuses what would make every probe fail. */
    public ProbeLimits {
        if (!connectTimeout.isPositive() || wholeTimeout.compareTo(connectTimeout) < 0 || perHost < 1) {
            throw new IllegalArgumentException(
                    "Probes need 0 < connect time-out <= whole time-out, and one probe a host");
        }
    }
}
