package io.connectors.proxy.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Header fields in the order of the wire, duplicates included; names ignore case. */
public record Headers(List<Field> fields) {
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        fields = List.copyOf(fields);
    }

    public Optional<String> first(String name) {
        for (Field field : fields) {
            if (field.isNamed(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.isNamed(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    public boolean contains(String name) {
        return first(name).isPresent();
    }

    /** Returns the members of a comma-separated field, over all its lines, in lower case. */
    public Set<String> tokens(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? Set.of() : tokens(values);
    }

    // In loops: a stream costs more than what it does here, and each message has a Connection field or two.
    private static Set<String> tokens(List<String> values) {
        Set<String> tokens = new HashSet<>();
        for (String value : values) {
            for (String member : value.split(",", -1)) {
                tokens.add(member.trim().toLowerCase(Locale.ROOT));
            }
        }
        tokens.remove("");
        return tokens;
    }

    public Headers with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** Adds a field for each of the values. */
    public Headers withAll(String name, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        List<Field> more = new ArrayList<>(fields);
        values.forEach(value -> more.add(new Field(name, value)));
        return new Headers(more);
    }

    /** Drops the fields whose lower-case name passes the test. */
    public Headers without(Predicate<String> lowerCaseName) {
        List<Field> kept = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!lowerCaseName.test(field.key())) {
                kept.add(field);
            }
        }
        return kept.size() == fields.size() ? this : new Headers(kept);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
