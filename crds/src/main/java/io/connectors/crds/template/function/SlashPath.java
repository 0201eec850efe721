package io.connectors.crds.template.function;

import java.util.ArrayDeque;
import java.util.Deque;

/** Takes paths apart. */
final class SlashPath {
    private SlashPath() {}

    /** Returns the last element; that of an empty path is a dot. */
    static String base(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /** Returns everything but the last element, cleaned. */
    static String dir(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    /** Returns what follows the last dot of the last element, with that dot. */
    static String ext(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
    }

    /** Returns the shortest path of the same meaning, as far as the text tells. */
    static String clean(String path) {
        boolean rooted = path.startsWith("/");
        Deque<String> elements = new ArrayDeque<>();
        for (String element : path.split("/", -1)) {
            if (element.isEmpty() || element.equals(".")) {
                continue;
            }
            boolean climbs = element.equals("..");
            if (climbs && !elements.isEmpty() && !elements.getLast().equals("..")) {
                elements.removeLast();
            } else if (!climbs || !rooted) {
                elements.addLast(element);
            }
        }
        String joined = String.join("/", elements);
        if (rooted) {
            return "/" + joined;
        }
        return joined.isEmpty() ? "." : joined;
    }
}
