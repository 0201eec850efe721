package io.connectors.crds.template.function.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.connectors.crds.template.budget.Budget;

/** Finds one match after the other in a subject. Places are those of the subject's text. */
final class Search {
    private final Subject subject;
    private final Matcher matcher;

    Search(Pattern pattern, Subject subject, Budget budget) {
        this.subject = subject;
        this.matcher = pattern.matcher(new Watched(subject.text(), budget));
    }

    boolean find(int from) {
        return matcher.find(from);
    }

    int start() {
        return matcher.start();
    }

    int end() {
        return matcher.end();
    }

    int length() {
        return subject.text().length();
    }

    /** Returns the place behind the code point at a place; at the end, one that does not exist. */
    int next(int from) {
        return from < length() ? from + Character.charCount(subject.text().codePointAt(from)) : from + 1;
    }

    String section(int start, int end) {
        return subject.section(start, end);
    }

    /** Returns what a group matched; empty when it took no part, or does not exist. */
    String group(int number) {
        return takesPart(number) ? section(matcher.start(number), matcher.end(number)) : "";
    }

    boolean takesPart(int number) {
        return number <= matcher.groupCount() && matcher.start(number) >= 0;
    }

    /** A text that counts how often it is looked at: the matcher offers no other way to stop it. */
    private record Watched(String text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.step();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
