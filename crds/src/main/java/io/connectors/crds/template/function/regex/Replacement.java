package io.connectors.crds.template.function.regex;

import io.connectors.crds.template.budget.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What takes the place of a match: texts, and groups of the match. */
public final class Replacement {
    // A name is as long as can be, so $1W asks for a group "1W". Letters that are not ASCII belong to it, though no
    // group has them.
    private static final Pattern REFERENCE =
            Pattern.compile("\\$(?:(\\$)|\\{([\\p{L}\\p{Nd}_]+)\\}|([\\p{L}\\p{Nd}_]+))");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final List<Part> parts;

    private sealed interface Part {
        record Literal(String bytes) implements Part {}

        record Group(String name) implements Part {}
    }

    private Replacement(List<Part> parts) {
        this.parts = parts;
    }

    /** Takes a byte string as it is. */
    public static Replacement literal(String bytes) {
        return new Replacement(List.of(new Part.Literal(bytes)));
    }

    /** Understands {@code $1}, {@code $name}, <code>${name}</code> and {@code $$}; any other dollar sign is itself. */
    public static Replacement template(String bytes, Budget budget) {
        Subject subject = Subject.of(bytes, budget);
        List<Part> parts = new ArrayList<>();
        Matcher reference = REFERENCE.matcher(subject.text());
        int done = 0;
        while (reference.find()) {
            parts.add(new Part.Literal(subject.section(done, reference.start())));
            if (reference.group(1) == null) {
                parts.add(new Part.Group(reference.group(2) == null ? reference.group(3) : reference.group(2)));
            } else {
                parts.add(new Part.Literal("$"));
            }
            done = reference.end();
        }
        parts.add(new Part.Literal(subject.section(done, subject.text().length())));
        return new Replacement(List.copyOf(parts));
    }

    void append(StringBuilder replaced, Search match, List<String> names, Budget budget) {
        for (Part part : parts) {
            String text = switch (part) {
                case Part.Literal(String bytes) -> bytes;
                case Part.Group(String name) -> group(match, name, names);
            };
            budget.requires((long) replaced.length() + text.length());
            replaced.append(text);
        }
    }

    private static String group(Search match, String name, List<String> names) {
        if (NUMBER.matcher(name).matches()) {
            return match.group(Integer.parseInt(name));
        }
        // Several groups can have one name; the first that took part counts.
        for (int number = 1; number < names.size(); number++) {
            if (names.get(number).equals(name) && match.takesPart(number)) {
                return match.group(number);
            }
        }
        return "";
    }
}
