package io.connectors.crds.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Regular expressions of RE2: no pattern makes them slow. */
final class Patterns {
    private static final int STEPS_SHARE = 40;

    private Patterns() {}

    static boolean isValid(String pattern) {
        if (!Repeats.areBounded(pattern)) {
            return false;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    /** Tells whether the pattern is found anywhere in the text. */
    static Object find(String text, String pattern, Budget budget) {
        budget.spendReading(pattern.length());
        if (!Repeats.areBounded(pattern)) {
            return notReadable();
        }
        try {
            return find(text, Pattern.compile(pattern), budget);
        } catch (PatternSyntaxException _) {
            return notReadable();
        }
    }

    private static Fault notReadable() {
        return Fault.of("the pattern is no regular expression of RE2");
    }

    static boolean find(String text, Pattern pattern, Budget budget) {
        // The worst a matcher of RE2 does: every instruction for every character.
        budget.spend((long) (text.length() + 1) * pattern.programSize() / STEPS_SHARE + 1);
        try {
            return pattern.matcher(text).find();
        } catch (StackOverflowError _) {
            // The matcher recurses through repetitions of what can be empty: (a*){1000}.
            throw new BudgetExhaustedException("uses a pattern that is nested too deeply");
        }
    }
}
