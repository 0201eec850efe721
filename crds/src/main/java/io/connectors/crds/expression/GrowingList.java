package io.connectors.crds.expression;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The list that a macro fills. Only the macro's own step sees it while it grows, so adding in place shows nowhere, and a macro over n
 * elements costs n and not n².
 */
final class GrowingList extends AbstractList<Object> {
    private final List<Object> elements = new ArrayList<>();

    GrowingList with(List<?> more) {
        elements.addAll(more);
        return this;
    }

    List<Object> frozen() {
        return elements;
    }

    @Override
    public Object get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
