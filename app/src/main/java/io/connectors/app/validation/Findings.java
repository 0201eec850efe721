package io.connectors.app.validation;

import io.connectors.app.validation.Violation.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects violations, so many that a person can read them. */
final class Findings {
    private static final int MOST = 50;

    private final List<Violation> errors = new ArrayList<>();
    private final List<Violation> warnings = new ArrayList<>();

    void error(Field at, String message) {
        add(errors, new Violation(at.path(), message, Severity.ERROR));
    }

    void warning(Field at, String message) {
        add(warnings, new Violation(at.path(), message, Severity.WARNING));
    }

    /** Errors first. */
    List<Violation> all() {
        List<Violation> all = new ArrayList<>(errors);
        all.addAll(warnings);
        return List.copyOf(all);
    }

    private static void add(List<Violation> list, Violation violation) {
        if (list.size() < MOST) {
            list.add(violation);
        }
    }
}
