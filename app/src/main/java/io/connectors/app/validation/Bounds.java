package io.connectors.app.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** How large the parts of an object may be. Every check takes time in proportion to the part, and none looks into a part beyond these. */
final class Bounds {
    /** Entries of one list. */
    static final int ENTRIES = 256;

    /** Characters of one value that a Connector gives. */
    static final int VALUE_CHARS = 64 * 1024;

    /** Characters of one template. */
    static final int TEMPLATE_CHARS = 256 * 1024;

    /** Levels of free JSON. */
    static final int JSON_LEVELS = 64;

    private Bounds() {}

    /** Tells whether the list may be looked into; says so when not. */
    static boolean permit(Collection<?> entries, Field at, Findings findings) {
        if (entries.size() > ENTRIES) {
            findings.error(at, "Has %d entries; at most %d are allowed.".formatted(entries.size(), ENTRIES));
            return false;
        }
        return true;
    }

    static boolean permit(String text, int most, Field at, Findings findings) {
        if (text.length() > most) {
            findings.error(at, "Has %d characters; at most %d are allowed.".formatted(text.length(), most));
            return false;
        }
        return true;
    }

    /** Not by recursion: the depth is what is in question. */
    static boolean permit(JsonNode free, Field at, Findings findings) {
        Deque<Nested> open = new ArrayDeque<>();
        open.push(new Nested(free, 1));
        while (!open.isEmpty()) {
            Nested next = open.pop();
            if (next.level() > JSON_LEVELS) {
                findings.error(at, "Is nested deeper than %d levels. Make it flatter.".formatted(JSON_LEVELS));
                return false;
            }
            for (JsonNode child : next.node()) {
                if (child.isContainerNode()) {
                    open.push(new Nested(child, next.level() + 1));
                }
            }
        }
        return true;
    }

    private record Nested(JsonNode node, int level) {}
}
