package io.connectors.app.admission;

import io.connectors.app.validation.Violation;
import java.util.List;

/** What becomes of an object under review. */
sealed interface Verdict {

    /** It is stored. */
    record Allowed(List<String> warnings) implements Verdict {}

    /** It is stored with its class's name as a label. */
    record Labelled(String className, boolean hasLabels) implements Verdict {}

    /** It breaks rules. */
    record Invalid(String subject, List<Violation> errors, List<String> warnings) implements Verdict {}

    /** It is in use and stays. */
    record InUse(String message) implements Verdict {}

    static Verdict allowed() {
        return new Allowed(List.of());
    }
}
