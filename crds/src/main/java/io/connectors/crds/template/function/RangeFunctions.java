package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Sequences of integers. */
final class RangeFunctions {
    static final List<Function> ALL = List.of(
            Function.of("until", RangeFunctions::until, Type.INT),
            Function.of("untilStep", RangeFunctions::untilStep, Type.INT, Type.INT, Type.INT),
            Function.of("seq", RangeFunctions::seq).rest(Type.INT));

    private RangeFunctions() {}

    private static Value until(Arguments a) {
        long count = a.integer(0);
        return ints(range(0, count, count < 0 ? -1 : 1, a.budget()));
    }

    private static Value untilStep(Arguments a) {
        return ints(range(a.integer(0), a.integer(1), a.integer(2), a.budget()));
    }

    private static Value seq(Arguments a) {
        return switch (a.count()) {
            case 1 -> inclusive(1, a.integer(0), a.integer(0) < 1 ? -1 : 1, a);
            case 2 -> inclusive(a.integer(0), a.integer(1), a.integer(1) < a.integer(0) ? -1 : 1, a);
            case 3 -> inclusive(a.integer(0), a.integer(2), a.integer(1), a);
            default -> Value.Text.EMPTY;
        };
    }

    private static Value inclusive(long start, long end, long step, Arguments a) {
        if (end < start && step > 0) {
            return Value.Text.EMPTY;
        }
        StringJoiner numbers = new StringJoiner(" ");
        range(start, end < start ? end - 1 : end + 1, step, a.budget()).forEach(n -> numbers.add(Long.toString(n)));
        return new Value.Text(numbers.toString());
    }

    /** Overflow lets the sequence go on as in Go; the budget ends it. */
    private static List<Long> range(long start, long stop, long step, Budget budget) {
        List<Long> numbers = new ArrayList<>();
        if (stop < start && step < 0) {
            for (long i = start; i > stop; i += step) {
                budget.charge(Texts.ELEMENT_SIZE);
                numbers.add(i);
            }
        }
        if (stop >= start && step > 0) {
            for (long i = start; i < stop; i += step) {
                budget.charge(Texts.ELEMENT_SIZE);
                numbers.add(i);
            }
        }
        return numbers;
    }

    private static Value ints(List<Long> numbers) {
        List<Value> items = new ArrayList<>(numbers.size());
        numbers.forEach(number -> items.add(Value.Int.ofInt(number)));
        return Value.Slice.of(Type.INT, items);
    }
}
