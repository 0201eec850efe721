package io.connectors.proxy.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        return all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(member -> member.trim().toLowerCase(Locale.ROOT))
                .filter(member -> !member.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Headers with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Headers(more);
    }

    /** Drops the fields whose lower-case name passes the test. */
    public Headers without(Predicate<String> lowerCaseName) {
        List<Field> kept = new ArrayList<>(fields.size());
        for (Field field : fields) {
            if (!lowerCaseName.test(field.name().toLowerCase(Locale.ROOT))) {
                kept.add(field);
            }
        }
        return new Headers(kept);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
