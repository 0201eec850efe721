package io.connectors.proxy.message;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in the order of the wire, duplicates included; names ignore case. Asked many times for each message, so loops here go by
 * index, and nothing is made where nothing is found.
 */
public final class Headers {
    public static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;
    // Of whoever asked last; it does not matter if two ask at the same time.
    private @Nullable Made made;

    public Headers(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    private record Made(Function<Headers, ?> maker, Object value) {}

    public List<Field> fields() {
        return fields;
    }

    /**
     * Returns what somebody makes of these fields. It is kept with them, since clients send the same ones again and again: see
     * {@code LatestFields}.
     *
     * @param maker must always make the same of the same fields; the same object whenever it asks
     */
    @SuppressWarnings("unchecked") // one maker makes one type
    public <T> T once(Function<Headers, T> maker) {
        Made latest = made;
        if (latest == null || !latest.maker().equals(maker)) {
            latest = new Made(maker, maker.apply(this));
            made = latest;
        }
        return (T) latest.value();
    }

    public Optional<String> first(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(name)) {
                return Optional.of(fields.get(i).value());
            }
        }
        return Optional.empty();
    }

    public List<String> all(String name) {
        if (!contains(name)) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.isNamed(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    public boolean contains(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(name)) {
                return true;
            }
        }
        return false;
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
        int first = 0;
        while (first < fields.size() && !lowerCaseName.test(fields.get(first).key())) {
            first++;
        }
        if (first == fields.size()) {
            return this;
        }
        List<Field> kept = new ArrayList<>(fields.subList(0, first));
        for (int i = first + 1; i < fields.size(); i++) {
            if (!lowerCaseName.test(fields.get(i).key())) {
                kept.add(fields.get(i));
            }
        }
        return new Headers(kept);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && headers.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names only. */
    @Override
    public String toString() {
        return fields.toString();
    }
}
