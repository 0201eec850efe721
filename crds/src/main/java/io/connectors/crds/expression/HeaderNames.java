package io.connectors.crds.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Spells header names in the two ways in which class authors write them. */
final class HeaderNames {
    private HeaderNames() {}

    /** Returns every header under {@code Content-Type} and under {@code content-type}, whatever the sender wrote. */
    static Map<String, Object> bothSpellings(Map<String, List<String>> headers) {
        Map<String, List<String>> found = new HashMap<>();
        headers.forEach((name, values) -> {
            add(found, name.toLowerCase(Locale.ROOT), values);
            if (!canonical(name).equals(name.toLowerCase(Locale.ROOT))) {
                add(found, canonical(name), values);
            }
        });
        return new HashMap<>(found);
    }

    private static void add(Map<String, List<String>> found, String name, List<String> values) {
        found.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values);
    }

    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            canonical.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = c == '-';
        }
        return canonical.toString();
    }
}
