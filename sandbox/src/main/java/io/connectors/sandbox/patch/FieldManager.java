package io.connectors.sandbox.patch;

import io.connectors.sandbox.schema.Schema;
import java.util.function.UnaryOperator;

/**
 * Who writes, and through which endpoint.
 *
 * @param name what the client gave as {@code fieldManager}, or the first word of its user agent
 * @param subresource empty for the resource itself
 * @param statusIsElsewhere whether status is written through its own subresource, so that it is not owned by writers of the
 *     resource itself
 */
public record FieldManager(String name, String subresource, boolean statusIsElsewhere) {

    private static final String STATUS = "status";
    private static final FieldSet STATUS_FIELD = FieldSet.ofFields(STATUS);
    private static final FieldSet SPEC = FieldSet.ofFields("spec");
    private static final FieldSet METADATA = FieldSet.ofFields("metadata");
    private static final int MAX_NAME_LENGTH = 128;

    public FieldManager {
        if (name.isEmpty()) {
            name = "unknown";
        }
        if (name.length() > MAX_NAME_LENGTH) {
            name = name.substring(0, MAX_NAME_LENGTH);
        }
    }

    /** A writer of a resource whose status has no endpoint of its own. */
    public static FieldManager of(String name) {
        return new FieldManager(name, "", false);
    }

    public FieldManager withStatusElsewhere() {
        return new FieldManager(name, subresource, true);
    }

    public FieldManager through(String otherSubresource) {
        return new FieldManager(name, otherSubresource, statusIsElsewhere);
    }

    /** Returns what keeps only the fields that this endpoint writes. */
    UnaryOperator<FieldSet> writableFields(Schema schema) {
        if (subresource.equals(STATUS)) {
            // The status endpoint of a custom resource leaves metadata alone, that of most built-in kinds does not.
            return schema.builtIn()
                    ? set -> set.without(SPEC)
                    : set -> set.without(SPEC).without(METADATA);
        }
        return statusIsElsewhere ? set -> set.without(STATUS_FIELD) : set -> set;
    }
}
