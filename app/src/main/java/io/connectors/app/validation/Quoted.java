package io.connectors.app.validation;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text of an object's author inside a message: short, and on one line. */
final class Quoted {
    private static final int LONGEST = 63;
    private static final int MOST = 10;

    private Quoted() {}

    static String of(String text) {
        return "\"" + bounded(text) + "\"";
    }

    static String bounded(String text) {
        String visible = text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return visible.length() < text.length() ? visible + "…" : visible;
    }

    /** Lists names; {@code nothing} when there is none. */
    static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "nothing";
        }
        String some = names.stream().limit(MOST).map(Quoted::of).collect(Collectors.joining(", "));
        return names.size() > MOST ? some + " and " + (names.size() - MOST) + " more" : some;
    }
}
