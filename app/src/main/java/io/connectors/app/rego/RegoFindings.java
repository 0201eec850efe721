package io.connectors.app.rego;

import io.connectors.app.validation.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is wrong with the rules of a class.
 *
 * @param violations of what could be looked at
 * @param obstacle why the rules cannot be compiled, as a sentence; empty when they were, and for a class without rules
 */
public record RegoFindings(List<Violation> violations, Optional<String> obstacle) {
    public static final RegoFindings NONE = new RegoFindings(List.of(), Optional.empty());

    public RegoFindings {
        violations = List.copyOf(violations);
    }

    /** Returns the violations for which a class is refused. */
    public List<Violation> errors() {
        return violations.stream().filter(Violation::isError).toList();
    }

    RegoFindings and(RegoFindings other) {
        return new RegoFindings(
                Stream.concat(violations.stream(), other.violations.stream()).toList(), obstacle.or(other::obstacle));
    }
}
