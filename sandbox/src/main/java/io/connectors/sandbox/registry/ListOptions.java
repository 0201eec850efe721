package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.selector.FieldSelector;
import io.connectors.sandbox.selector.LabelSelector;

/**
 * Which part of a collection is asked for.
 *
 * @param limit 0 for no limit
 * @param continuation empty for the first page
 * @param resourceVersion empty for the present state
 * @param exact whether the state at that very version is wanted, instead of one not older
 */
public record ListOptions(
        LabelSelector labels,
        FieldSelector fields,
        int limit,
        String continuation,
        String resourceVersion,
        boolean exact) {

    public boolean selects(ObjectNode object) {
        return labels.matches(ObjectMeta.of(object).labels()) && fields.matches(object);
    }

    boolean selectsEverything() {
        return labels.equals(LabelSelector.EVERYTHING) && fields.equals(FieldSelector.EVERYTHING);
    }
}
