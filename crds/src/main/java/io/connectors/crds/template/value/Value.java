package io.connectors.crds.template.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A value in a template, with the type Go gives it. All but {@link Dict} are immutable. Equality is Java's (a record's parts, a map's
 * identity), which is neither {@code eq} nor {@code deepEqual}.
 */
public sealed interface Value {
    Type type();

    /** What Go calls an invalid reflect.Value: a key that a map does not hold, and the result of a pipeline that gives nil. */
    record Missing() implements Value {
        public static final Missing MISSING = new Missing();

        @Override
        public Type type() {
            return Type.ANY;
        }
    }

    /** The nil that is present: null in data, an element of a list, an argument. Functions see {@link Missing} as this. */
    record Nil() implements Value {
        public static final Nil NIL = new Nil();

        @Override
        public Type type() {
            return Type.ANY;
        }
    }

    record Bool(boolean value) implements Value {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /**
     * An integer of any width. Literals and {@code len} are int, data is int64.
     *
     * @param value for uint64 its 64 bits
     */
    record Int(Type type, long value) implements Value {
        public static Int ofInt(long value) {
            return new Int(Type.INT, value);
        }

        public static Int ofInt64(long value) {
            return new Int(Type.INT64, value);
        }
    }

    record Real(double value) implements Value {
        @Override
        public Type type() {
            return Type.FLOAT64;
        }
    }

    record Complex(double real, double imaginary) implements Value {
        @Override
        public Type type() {
            return Type.COMPLEX128;
        }
    }

    /**
     * A Go string, which is any bytes.
     *
     * @param bytes a char for each byte, 0 to 255 ({@link Bytes}), so that index, length, comparison and order are Go's; never text as
     *     Java has it
     */
    record Text(String bytes) implements Value {
        public static final Text EMPTY = new Text("");

        /** Takes text as Java has it. */
        public static Text of(String text) {
            return new Text(Bytes.of(text));
        }

        @Override
        public Type type() {
            return Type.STRING;
        }

        /** Is the text as Java has it; bytes that are no UTF-8 become U+FFFD. */
        public String text() {
            return Bytes.text(bytes);
        }
    }

    /**
     * A list.
     *
     * @param element the type of elements: {@code []string} and {@code []interface {}} differ
     * @param isNil tells Go's nil slice from an empty one; it prints the same, but is null in JSON
     */
    record Slice(Type element, List<Value> items, boolean isNil) implements Value {
        public Slice {
            items = Collections.unmodifiableList(items);
        }

        public static Slice of(List<Value> items) {
            return new Slice(Type.ANY, items, false);
        }

        public static Slice of(Type element, List<Value> items) {
            return new Slice(element, items, false);
        }

        public static Slice ofTexts(List<String> bytes) {
            return of(
                    Type.STRING,
                    bytes.stream().map(item -> (Value) new Text(item)).toList());
        }

        public static Slice nil(Type element) {
            return new Slice(element, List.of(), true);
        }

        @Override
        public Type type() {
            return new Type.SliceOf(element);
        }
    }

    /** A map from strings, sorted by the bytes of its keys. Functions such as set change it in place; everybody who holds it sees that. */
    final class Dict implements Value {
        private final Type element;
        private final boolean isNil;
        private final TreeMap<String, Value> entries = new TreeMap<>();

        private Dict(Type element, boolean isNil) {
            this.element = element;
            this.isNil = isNil;
        }

        /** Makes an empty {@code map[string]interface {}}. */
        public static Dict empty() {
            return new Dict(Type.ANY, false);
        }

        public static Dict empty(Type element) {
            return new Dict(element, false);
        }

        /** Makes Go's nil map, which can be read and not written. */
        public static Dict nil(Type element) {
            return new Dict(element, true);
        }

        @Override
        public Type type() {
            return new Type.MapOf(element);
        }

        public Type element() {
            return element;
        }

        public boolean isNil() {
            return isNil;
        }

        /** Is a view on the entries in the order of keys, whose chars are bytes as in {@link Text}. */
        public Map<String, Value> entries() {
            return Collections.unmodifiableMap(entries);
        }

        public int size() {
            return entries.size();
        }

        public @Nullable Value get(String key) {
            return entries.get(key);
        }

        /** Changes this map. The caller refuses a nil map before, and charges the entry. */
        public void put(String key, Value value) {
            if (isNil) {
                throw new IllegalStateException("a nil map cannot be written");
            }
            entries.put(key, value);
        }

        public void remove(String key) {
            entries.remove(key);
        }
    }

    /** A value of a named type, with methods that templates call like fields: {@code (semver "1.2.3").Major}. */
    non-sealed interface Instance extends Value {
        /** Calls a method. The arguments are checked by the caller against {@link Method#parameters}. */
        @Nullable
        Method method(String name);

        /** Is what Go's Stringer gives: how the value is printed by {@code %v} and {@code %s}. */
        String bytes();

        /** Is what the struct holds, or the one that the pointer points to, in its order; verbs that ask for no string print it. */
        Map<String, Value> fields();
    }

    /** A method of an {@link Instance}, bound to it. */
    record Method(List<Type> parameters, Body body) {
        public Method {
            parameters = List.copyOf(parameters);
        }

        /** Does what the method does. */
        @FunctionalInterface
        public interface Body {
            Value apply(List<Value> arguments);
        }
    }
}
