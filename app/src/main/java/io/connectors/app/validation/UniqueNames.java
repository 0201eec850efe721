package io.connectors.app.validation;

import java.util.HashSet;
import java.util.Set;

/** The rule that no two entries of a list have one name. */
final class UniqueNames {
    private final Findings findings;
    private final Set<String> seen = new HashSet<>();

    UniqueNames(Findings findings) {
        this.findings = findings;
    }

    void add(String name, Field at) {
        if (!seen.add(name)) {
            findings.error(at, "%s occurs twice. Give each entry a name of its own.".formatted(Quoted.of(name)));
        }
    }
}
