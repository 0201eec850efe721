package io.connectors.sandbox.patch;

import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields an apply would take from other managers, by how messages name those. */
record Conflicts(SortedMap<String, FieldSet> byManager) {

    void add(Managers.Id manager, FieldSet fields) {
        if (!fields.isEmpty()) {
            byManager.put(manager.description(), fields);
        }
    }

    boolean isEmpty() {
        return byManager.isEmpty();
    }

    /** Leaves out the conflicts about fields the applier may take. */
    Conflicts without(FieldSet allowed) {
        Conflicts rest = new Conflicts(new TreeMap<>());
        byManager.forEach((manager, fields) -> {
            FieldSet left = fields.difference(allowed);
            if (!left.isEmpty()) {
                rest.byManager.put(manager, left);
            }
        });
        return rest;
    }

    ApiException refusal() {
        List<Cause> causes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        byManager.forEach((manager, fields) -> {
            lines.add("conflicts with %s:".formatted(manager));
            for (String path : fields.paths()) {
                causes.add(new Cause("FieldManagerConflict", "conflict with " + manager, path));
                lines.add("- " + path);
            }
        });
        String message = causes.size() == 1
                ? "Apply failed with 1 conflict: %s: %s"
                        .formatted(
                                causes.getFirst().message(), causes.getFirst().field())
                : "Apply failed with %d conflicts: %s".formatted(causes.size(), String.join("\n", lines));
        return ApiException.applyConflict(message, causes);
    }
}
