package io.connectors.sandbox.patch;

import java.util.ArrayList;
import java.util.List;

/** Extends field paths. */
final class Paths {

    private Paths() {}

    static List<PathElement> append(List<PathElement> path, PathElement element) {
        List<PathElement> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(element);
        return longer;
    }
}
