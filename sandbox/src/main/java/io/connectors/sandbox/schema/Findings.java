package io.connectors.sandbox.schema;

import io.connectors.sandbox.resource.Cause;
import java.util.List;

/**
 * What an object is found to be.
 *
 * @param causes what keeps it from being stored; empty when nothing does
 * @param warnings what its sender should know
 */
public record Findings(List<Cause> causes, List<String> warnings) {

    public Findings {
        causes = List.copyOf(causes);
        warnings = List.copyOf(warnings);
    }

    static Findings of(List<Cause> causes) {
        return new Findings(causes, List.of());
    }
}
