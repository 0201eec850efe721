package io.connectors.crds.expression;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The functions of the language by name. A function that is called on a value gets that value first. */
final class Functions {
    private static final Map<String, List<Overload>> ALL = all();

    private Functions() {}

    /** Returns the forms of a function; none when the name is not one. */
    static List<Overload> named(String name) {
        return ALL.getOrDefault(name, List.of());
    }

    /** Calls the form that takes the arguments, or returns a {@link Fault}. */
    static Object call(List<Overload> overloads, Object[] args, Budget budget) {
        for (Overload overload : overloads) {
            if (overload.takes(args)) {
                return overload.body().call(args, budget);
            }
        }
        return Fault.noOverload();
    }

    private static Map<String, List<Overload>> all() {
        Map<String, List<Overload>> all = new HashMap<>();
        all.putAll(operators());
        all.putAll(collections());
        all.putAll(conversions());
        all.putAll(optionals());
        all.putAll(TextFunctions.all());
        all.putAll(TimeFunctions.all());
        return Map.copyOf(all);
    }

    private static Map<String, List<Overload>> operators() {
        return Map.ofEntries(
                binary("_+_", Arithmetic::add),
                binary("_-_", (a, b, _) -> Arithmetic.subtract(a, b)),
                binary("_*_", (a, b, _) -> Arithmetic.multiply(a, b)),
                binary("_/_", (a, b, _) -> Arithmetic.divide(a, b)),
                binary("_%_", (a, b, _) -> Arithmetic.modulo(a, b)),
                unary("-_", Arithmetic::negate),
                entry("!_", List.of(Overload.of(Boolean.class, (flag, _) -> !flag))),
                binary("_==_", Equality::equal),
                binary("_!=_", (a, b, budget) -> !Equality.equal(a, b, budget)),
                binary("_<_", (a, b, budget) -> Ordering.test(a, b, budget, order -> order < 0)),
                binary("_<=_", (a, b, budget) -> Ordering.test(a, b, budget, order -> order <= 0)),
                binary("_>_", (a, b, budget) -> Ordering.test(a, b, budget, order -> order > 0)),
                binary("_>=_", (a, b, budget) -> Ordering.test(a, b, budget, order -> order >= 0)));
    }

    private static Map<String, List<Overload>> collections() {
        return Map.ofEntries(
                entry(
                        "@in",
                        List.of(
                                Overload.of(Object.class, List.class, (a, list, budget) -> isIn(a, list, budget)),
                                Overload.of(Object.class, Map.class, (a, map, _) -> isKeyOf(a, map)))),
                entry(
                        "size",
                        List.of(
                                Overload.of(String.class, (text, _) -> (long) text.codePointCount(0, text.length())),
                                Overload.of(Bytes.class, (bytes, _) -> (long) bytes.size()),
                                Overload.of(List.class, (list, _) -> (long) list.size()),
                                Overload.of(Map.class, (map, _) -> (long) map.size()))));
    }

    private static Map<String, List<Overload>> conversions() {
        return Map.ofEntries(
                unary("int", Conversions::toInt),
                unary("uint", Conversions::toUint),
                unary("double", Conversions::toDouble),
                unary("string", Conversions::toText),
                unary("bytes", Conversions::toBytes),
                unary("bool", Conversions::toBool),
                unary("timestamp", Conversions::toTimestamp),
                unary("duration", Conversions::toDuration),
                unary("dyn", value -> value),
                unary("type", TypeName::of));
    }

    private static Map<String, List<Overload>> optionals() {
        return Map.ofEntries(
                entry("optional.none", List.of(new Overload(List.of(), (_, _) -> Optional.empty()))),
                unary("optional.of", Optional::of),
                unary("optional.ofNonZeroValue", Zero::optionalUnlessZero),
                entry("hasValue", List.of(Overload.of(Optional.class, (optional, _) -> optional.isPresent()))),
                entry("value", List.of(Overload.of(Optional.class, (optional, _) -> value(optional)))),
                entry("first", List.of(Overload.of(List.class, (list, _) -> elementAt(list, 0)))),
                entry("last", List.of(Overload.of(List.class, (list, _) -> elementAt(list, list.size() - 1)))),
                entry("optional.unwrap", List.of(Overload.of(List.class, (list, _) -> unwrapped(list)))),
                entry("unwrapOpt", List.of(Overload.of(List.class, (list, _) -> unwrapped(list)))));
    }

    private static Map.Entry<String, List<Overload>> unary(String name, Function<Object, Object> body) {
        return entry(name, List.of(Overload.of(Object.class, (a, budget) -> {
            if (a instanceof String text) {
                budget.spendReading(text.length());
            }
            return body.apply(a);
        })));
    }

    private static Map.Entry<String, List<Overload>> binary(String name, Overload.Two<Object, Object> body) {
        return entry(name, List.of(Overload.of(Object.class, Object.class, body)));
    }

    private static boolean isIn(Object wanted, List<?> list, Budget budget) {
        for (Object element : list) {
            if (Equality.equal(wanted, element, budget)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes can be no key, and asking for them is a mistake. */
    private static Object isKeyOf(Object wanted, Map<?, ?> map) {
        return wanted instanceof Bytes && !map.isEmpty() ? Fault.noOverload() : Access.inMap(map, wanted) != null;
    }

    private static Object value(Optional<?> optional) {
        return optional.isPresent() ? optional.get() : Fault.of("the optional has no value");
    }

    private static Optional<Object> elementAt(List<?> list, int index) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(index));
    }

    private static Object unwrapped(List<?> list) {
        List<Object> values = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof Optional<?> optional)) {
                return Fault.of("an element of the list is not optional");
            }
            optional.ifPresent(values::add);
        }
        return values;
    }
}
