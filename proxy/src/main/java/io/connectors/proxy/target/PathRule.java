package io.connectors.proxy.target;

import io.connectors.proxy.message.RequestTarget;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses paths that a tool could read as another path than the one that was authorised. Everything else goes on byte
 * for byte: tools give a meaning to {@code %2F}, {@code ;} and {@code //}.
 */
public final class PathRule {
    private PathRule() {}

    /** Returns what is wrong with the target, or nothing. */
    public static Optional<String> violation(RequestTarget target) {
        if (hasControlBytes(target.raw())) {
            return Optional.of("The request target holds a blank or control byte.");
        }
        if (isPlain(target.path())) {
            return Optional.empty();
        }
        String path = target.path().toLowerCase(Locale.ROOT);
        if (path.contains("\\") || path.contains("%5c") || path.contains("%00")) {
            return Optional.of("The path holds a backslash or NUL.");
        }
        for (String segment : path.replace("%2e", ".").replace("%2f", "/").split("/", -1)) {
            int parameters = segment.indexOf(';');
            if ((parameters < 0 ? segment : segment.substring(0, parameters)).equals("..")) {
                return Optional.of("The path climbs up (\"..\", also encoded). Send the path that is meant.");
            }
        }
        return Optional.empty();
    }

    /** Most paths hold nothing that needs a second look. */
    private static boolean isPlain(String path) {
        return path.indexOf('%') < 0 && path.indexOf('\\') < 0 && !path.contains("..");
    }

    private static boolean hasControlBytes(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) == 0x7f) {
                return true;
            }
        }
        return false;
    }
}
