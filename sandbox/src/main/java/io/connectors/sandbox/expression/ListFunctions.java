package io.connectors.sandbox.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What Kubernetes adds to lists: {@code isSorted}, {@code sum}, {@code min}, {@code max}, {@code indexOf}, {@code
 * lastIndexOf}.
 */
final class ListFunctions {

    private static final CelType ITEM = TypeParamType.create("T");
    private static final ListType LIST = ListType.create(ITEM);

    // The type checker sees to it that the items of one list can be compared.
    @SuppressWarnings("unchecked")
    private static final Comparator<Object> ORDER = (left, right) -> ((Comparable<Object>) left).compareTo(right);

    private ListFunctions() {}

    static List<Function> all() {
        return List.of(
                onList("isSorted", SimpleType.BOOL, ListFunctions::isSorted),
                onList("min", ITEM, list -> extreme(list, ORDER.reversed(), "min")),
                onList("max", ITEM, list -> extreme(list, ORDER, "max")),
                sum(
                        "int",
                        SimpleType.INT,
                        list -> list.stream().mapToLong(Long.class::cast).reduce(0, Math::addExact)),
                sum(
                        "double",
                        SimpleType.DOUBLE,
                        list -> list.stream().mapToDouble(Double.class::cast).sum()),
                sum(
                        "duration",
                        SimpleType.DURATION,
                        list -> list.stream().map(Duration.class::cast).reduce(Duration.ZERO, Duration::plus)),
                position("indexOf", false),
                position("lastIndexOf", true));
    }

    private interface OnList {
        Object apply(List<?> list);
    }

    private static Function onList(String name, CelType result, OnList body) {
        return Function.member(
                name,
                "list_" + name,
                result,
                arguments -> body.apply((List<?>) arguments[0]),
                List.of(LIST),
                List.of(List.class));
    }

    private static Function sum(String id, CelType item, OnList body) {
        return Function.member(
                "sum",
                "list_sum_" + id,
                item,
                arguments -> body.apply((List<?>) arguments[0]),
                List.of(ListType.create(item)),
                List.of(List.class));
    }

    private static Function position(String name, boolean last) {
        return Function.member(
                name,
                "list_" + name,
                SimpleType.INT,
                arguments -> {
                    List<?> list = (List<?>) arguments[0];
                    return (long) (last ? list.lastIndexOf(arguments[1]) : list.indexOf(arguments[1]));
                },
                List.of(LIST, ITEM),
                List.of(List.class, Object.class));
    }

    private static boolean isSorted(List<?> list) {
        for (int i = 1; i < list.size(); i++) {
            if (ORDER.compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static Object extreme(List<?> list, Comparator<Object> order, String name) {
        return list.stream()
                .map(Object.class::cast)
                .max(order)
                .orElseThrow(() -> new IllegalArgumentException(name + " called on empty list"));
    }
}
