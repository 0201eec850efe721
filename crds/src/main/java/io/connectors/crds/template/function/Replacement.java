package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;

/** Replaces all occurrences of a text in another one. */
final class Replacement {
    private Replacement() {}

    /** An empty text occurs before each code point, then at the end. */
    static String all(String old, String replacement, String text, Budget budget) {
        long occurrences = occurrences(old, text, budget);
        budget.requires(text.length() + Sizes.product(occurrences, replacement.length()));
        if (!old.isEmpty()) {
            return text.replace(old, replacement);
        }
        StringBuilder replaced = new StringBuilder();
        for (int i = 0; i < text.length(); i = Runes.next(text, i)) {
            replaced.append(replacement).append(text, i, Runes.next(text, i));
        }
        return replaced.append(replacement).toString();
    }

    private static long occurrences(String old, String text, Budget budget) {
        if (old.isEmpty()) {
            return text.length() + 1L;
        }
        budget.steps(text.length());
        long count = 0;
        for (int i = text.indexOf(old); i >= 0; i = text.indexOf(old, i + old.length())) {
            budget.step();
            count++;
        }
        return count;
    }
}
